import { SaxesParser } from "saxes";
import type { XmlElement } from "./xml-element.ts";

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const DEEPEST = 20;

/** Parses one document; a text instead of an element says what is wrong with it. Document types are refused. */
export function parseXml(source: string): XmlElement | string {
  const parser = new SaxesParser({});
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  let problem: string | undefined;
  const note = (text: string): void => {
    problem ??= text;
  };
  parser.on("error", (error) => note(error.message));
  parser.on("doctype", () => note("a document type is not allowed"));
  parser.on("opentag", (tag) => {
    stack.push({ name: tag.name, attributes: { ...tag.attributes }, children: [], text: "" });
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
    const node: XmlElement = { ...open, text: open.text.trim() };
    const parent = stack.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
  });
  parser.write(source).close();
  return problem ?? root ?? "the message is empty";
}
