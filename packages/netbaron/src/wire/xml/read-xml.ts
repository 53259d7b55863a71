import { SaxesParser } from "saxes";

/** One element that was read; names as written, prefixes taken off. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Character data directly inside the element. */
  readonly text: string;
  readonly children: readonly XmlNode[];
}

interface OpenNode extends XmlNode {
  readonly parts: string[];
  readonly children: XmlNode[];
}

const deepest = 32;
const largest = 20_000_000;

/** Reads a document; undefined when it is not well-formed, too deep or too large. Entities are not expanded. */
export function readXml(text: string): XmlNode | undefined {
  if (text.length > largest) return undefined;
  const open: OpenNode[] = [];
  let root: XmlNode | undefined;
  let failed = false;
  const parser = new SaxesParser();
  const append = (data: string): void => {
    open.at(-1)?.parts.push(data);
  };
  parser.on("error", () => {
    failed = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length >= deepest) failed = true;
    else open.push({ name: localName(name), attributes, text: "", children: [], parts: [] });
  });
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("closetag", () => {
    const done = open.pop();
    if (done === undefined) return;
    const { parts, ...rest } = done;
    const node: XmlNode = { ...rest, text: parts.join("") };
    const parent = open.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
  });
  parser.write(text);
  if (!failed) parser.close();
  return failed ? undefined : root;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** The first child of a name. */
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((each) => each.name === name);

/** All children of a name. */
export const childrenOf = (node: XmlNode | undefined, name: string): readonly XmlNode[] =>
  node?.children.filter((each) => each.name === name) ?? [];

/** Text at the end of a path of names; undefined when an element on the way is missing or the text is empty. */
export function textAt(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  const end = path.reduce<XmlNode | undefined>((at, name) => childOf(at, name), node);
  return end === undefined || end.text === "" ? undefined : end.text;
}
