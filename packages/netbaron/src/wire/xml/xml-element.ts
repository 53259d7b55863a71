import { InvariantError } from "@confirma-connect/core";

/** One element of a document that is written; children stand in the order of the schema. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
}

/** An element, or nothing when there is no content; no child element is ever written empty by accident. */
export const element = (
  name: string,
  content: string | readonly XmlElement[] | undefined,
  attributes?: Readonly<Record<string, string>>,
): readonly XmlElement[] =>
  content === undefined || content.length === 0
    ? []
    : [{ name, content, ...(attributes === undefined ? {} : { attributes }) }];

/** An element that the schema wants even when it is empty. */
export const emptyable = (name: string, content: string | readonly XmlElement[]): readonly XmlElement[] => [
  { name, content },
];

/**
 * Writes an element with all its children, two spaces of indentation per level, line feeds only.
 *
 * @throws InvariantError for a character that XML forbids; `render` refuses such texts before.
 */
export function writeXml({ name, attributes = {}, content }: XmlElement, indent = ""): string {
  const open = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join("")}`;
  if (content.length === 0) return `${open}/>`;
  if (typeof content === "string") return `${open}>${escapeText(content)}</${name}>`;
  const children = content.map((child) => writeXml(child, `${indent}  `));
  return [`${open}>`, ...children, `${indent}</${name}>`].join("\n");
}

const escapeText = (text: string): string =>
  legal(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");

function legal(text: string): string {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text)) {
    throw new InvariantError("a text with a character that XML forbids reached the writer");
  }
  return text;
}
