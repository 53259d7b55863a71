import { refuse } from "./failure.ts";
import { decodeAs } from "./format/decode-text.ts";
import { parseXml } from "./format/parse-xml.ts";
import type { XmlElement } from "./format/xml-element.ts";
import type { NetbaronReadings } from "./readings.ts";

/** The XML of a request without its envelope; undefined when there is no body. UTF-8 only. */
export function readMessage(
  body: Uint8Array,
  envelope: NetbaronReadings["envelope"],
): XmlElement | undefined {
  if (body.length === 0) return undefined;
  const source = decodeAs(body, "utf-8");
  if (source === undefined) throw refuse("encoding", "The body is not UTF-8");
  const root = parseXml(source);
  if (typeof root === "string") throw refuse("syntax", `The body is not XML: ${root.slice(0, 80)}`);
  if (envelope === "plain") return root;
  const content = localName(root) === "Envelope" ? soapBody(root)?.children[0] : undefined;
  if (content === undefined) throw refuse("syntax", "The body is no SOAP envelope with content");
  return content;
}

function soapBody(root: XmlElement): XmlElement | undefined {
  return root.children.find((child) => localName(child) === "Body");
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}
