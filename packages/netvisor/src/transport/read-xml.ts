import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { XmlNode } from "./xml-node.ts";

/** Bounds of an answer; beyond them it counts as unreadable. */
export interface XmlLimits {
  /** Nested elements; published answers need eight. */
  readonly depth: number;
  /** UTF-16 units of text. */
  readonly size: number;
}

const defaultLimits: XmlLimits = { depth: 64, size: 50_000_000 };

/**
 * Reads an answer; undefined when it is not well-formed XML or beyond the limits. Never throws. Characters
 * that XML forbids are dropped first, as Netvisor's answers may hold them, raw or as `&#x2;` (specs 1).
 * Entities of a document type are not expanded.
 */
export function readXml(text: string, limits: XmlLimits = defaultLimits): XmlNode | undefined {
  if (text.length > limits.size) return undefined;
  const builder = new TreeBuilder(limits.depth);
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => builder.open(tag));
  parser.on("text", (data) => builder.append(data));
  parser.on("cdata", (data) => builder.append(data));
  parser.on("closetag", () => builder.close());
  parser.on("error", () => builder.fail());
  const clean = dropForbiddenCharacters(text);
  for (let start = 0; start < clean.length && !builder.failed; start += chunk) {
    parser.write(clean.slice(start, start + chunk));
  }
  if (!builder.failed) parser.close();
  return builder.failed ? undefined : builder.root;
}

// Small enough that a broken answer of many megabytes is given up early.
const chunk = 65_536;

interface OpenElement extends XmlNode {
  readonly parts: string[];
  readonly children: XmlNode[];
}

/** Collects parser events into a tree. */
class TreeBuilder {
  readonly #depth: number;
  readonly #open: OpenElement[] = [];
  #root: XmlNode | undefined;
  #failed = false;

  constructor(depth: number) {
    this.#depth = depth;
  }

  get failed(): boolean {
    return this.#failed;
  }

  get root(): XmlNode | undefined {
    return this.#root;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    if (this.#open.length >= this.#depth) {
      this.fail();
      return;
    }
    const named = Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value] as const);
    const parts: string[] = [];
    this.#open.push({ name: name.toLowerCase(), attributes: new Map(named), text: "", children: [], parts });
  }

  append(data: string): void {
    this.#open.at(-1)?.parts.push(data);
  }

  close(): void {
    const done = this.#open.pop();
    if (done === undefined) return;
    const { name, attributes, children, parts } = done;
    const node: XmlNode = { name, attributes, children, text: parts.join("") };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = node;
    else parent.children.push(node);
  }

  fail(): void {
    this.#failed = true;
  }
}

const reference = /&#(?:x([0-9a-f]{1,8})|([0-9]{1,9}));/gi;
// Everything that the production Char of XML 1.0 leaves out, lone surrogates included.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function dropForbiddenCharacters(text: string): string {
  const legal = text.includes("&#") ? text.replace(reference, keepIfLegal) : text;
  return legal.replace(forbidden, "");
}

function keepIfLegal(whole: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code > 0x10ffff) return "";
  return String.fromCodePoint(code).search(forbidden) === -1 ? whole : "";
}
