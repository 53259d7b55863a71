import { readXml } from "../../src/transport/read-xml.ts";
import type { XmlNode } from "../../src/transport/xml-node.ts";

/** The document of an answer that a test wrote itself. */
export function parsed(text: string): XmlNode {
  const root = readXml(text);
  if (root === undefined) throw new Error("the test's own XML is not well-formed");
  return root;
}
