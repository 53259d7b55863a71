import { SaxesParser } from "saxes";
import type { XmlNode } from "./xml-node.ts";

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

const DEEPEST = 20;

/** Parses one document into a tree with lower-case names; a text instead of a tree says what is wrong with it. */
export function parseXml(source: string): XmlNode | string {
  const parser = new SaxesParser({});
  const stack: Open[] = [];
  let root: XmlNode | undefined;
  let problem: string | undefined;
  const note = (text: string): void => {
    problem ??= text;
  };
  parser.on("error", (error) => note(error.message));
  parser.on("xmldecl", () =>
    note("an XML declaration is not allowed, the message begins with the root element"),
  );
  parser.on("doctype", () => note("a document type is not allowed"));
  parser.on("processinginstruction", () => note("a processing instruction is not allowed"));
  parser.on("opentag", (tag) => {
    const attributes = lowerNames(Object.entries(tag.attributes));
    stack.push({ name: tag.name.toLowerCase(), attributes, children: [], text: "" });
    if (stack.length > DEEPEST) note("elements are nested too deeply");
  });
  const addText = (text: string): void => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const open = stack.pop();
    if (open === undefined) return;
    const node: XmlNode = { ...open, text: open.text.trim() };
    const parent = stack.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
  });
  parser.write(source).close();
  return problem ?? root ?? "the message is empty";
}

function lowerNames(entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}
