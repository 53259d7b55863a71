import { childOf, readXml, type XmlNode } from "./xml/read-xml.ts";

const soap = "http://schemas.xmlsoap.org/soap/envelope/";

/** Puts a document into a SOAP 1.1 envelope, or leaves it as it is. Which of both NetBaron takes is unknown. */
export function inEnvelope(document: string, envelope: "plain" | "soap"): string {
  if (envelope === "plain") return document;
  const content = document.replace(/^<\?xml[^>]*\?>\n?/u, "");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<soap:Envelope xmlns:soap="${soap}"><soap:Body>`,
    `${content.trimEnd()}</soap:Body></soap:Envelope>\n`,
  ].join("\n");
}

/** The content of an answer, with or without an envelope; undefined when it is no XML or a web page. */
export function fromEnvelope(text: string): XmlNode | undefined {
  const root = readXml(text);
  if (root === undefined || root.name.toLowerCase() === "html") return undefined;
  if (root.name !== "Envelope") return root;
  return childOf(root, "Body")?.children[0];
}
