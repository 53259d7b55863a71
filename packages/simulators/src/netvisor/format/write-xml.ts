/** An element to write: name, content (text or elements) and attributes, in the casing of the answer. */
export interface XmlOut {
  readonly name: string;
  readonly content: string | readonly XmlOut[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An element with text or children. */
export function tag(
  name: string,
  content: string | number | readonly XmlOut[] = "",
  attributes?: Readonly<Record<string, string>>,
): XmlOut {
  const inside = typeof content === "number" ? String(content) : content;
  return attributes === undefined ? { name, content: inside } : { name, content: inside, attributes };
}

/** The element as a list of one, or an empty list when there is nothing to say. */
export function optionalTag(
  name: string,
  content: string | number | undefined,
  attributes?: Readonly<Record<string, string>>,
): readonly XmlOut[] {
  return content === undefined || content === "" ? [] : [tag(name, content, attributes)];
}

/** The element as indented text. An empty list of children becomes an empty element. */
export function writeXml(node: XmlOut, indent = ""): string {
  const attributes = Object.entries(node.attributes ?? {})
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join("");
  if (node.content.length === 0) return `${indent}<${node.name}${attributes} />\n`;
  if (typeof node.content === "string") {
    return `${indent}<${node.name}${attributes}>${escapeText(node.content)}</${node.name}>\n`;
  }
  const inside = node.content.map((inner) => writeXml(inner, `${indent}  `)).join("");
  return `${indent}<${node.name}${attributes}>\n${inside}${indent}</${node.name}>\n`;
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\u0002", "&#x2;");
}
