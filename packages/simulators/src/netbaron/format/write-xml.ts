import type { XmlElement } from "./xml-element.ts";

/** The element as indented text. */
export function writeXml(node: XmlElement, indent = ""): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join("");
  const start = `${indent}<${node.name}${attributes}`;
  if (node.children.length > 0) {
    const inside = node.children.map((inner) => writeXml(inner, `${indent}  `)).join("");
    return `${start}>\n${inside}${indent}</${node.name}>\n`;
  }
  return node.text === "" ? `${start}/>\n` : `${start}>${escapeText(node.text)}</${node.name}>\n`;
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
