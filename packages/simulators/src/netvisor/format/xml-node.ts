/** A parsed element; `name` and attribute names are in lower case, `text` is trimmed of white space. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** The first child of that lower-case name. */
export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((candidate) => candidate.name === name);
}

/** All children of that lower-case name. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Text of a child, or undefined when it is missing or empty. */
export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  const text = node === undefined ? undefined : child(node, name)?.text;
  return text === "" ? undefined : text;
}
