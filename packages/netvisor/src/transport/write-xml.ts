import { InvariantError } from "@confirma-connect/core";

/** One element of a message. The order of elements is the order of the schema: Netvisor checks it. */
export interface XmlElement {
  readonly name: string;
  /** Written in this order. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Text, or child elements. */
  readonly content: string | readonly XmlElement[];
}

/**
 * Writes a message: no XML declaration (specs 1), one element per line, no indentation, line feeds only.
 * The same element always gives the same text.
 *
 * @throws InvariantError for a character that XML forbids; `render` refuses such texts before.
 */
export function writeXml(element: XmlElement): string {
  const { name, content } = element;
  const open = `<${name}${writeAttributes(element.attributes ?? {})}`;
  if (typeof content === "string") {
    return content === "" ? `${open}/>` : `${open}>${escapeText(content)}</${name}>`;
  }
  if (content.length === 0) return `${open}/>`;
  return [`${open}>`, ...content.map(writeXml), `</${name}>`].join("\n");
}

const writeAttributes = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join("");

// A carriage return would be read back as a line feed, so it is written as a reference.
const escapeText = (text: string): string =>
  legal(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

// Readers turn tabs and line ends of attributes into spaces, so they are written as references.
const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");

function legal(text: string): string {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text)) {
    throw new InvariantError("a text with a character that XML forbids reached the writer");
  }
  return text;
}
