/** An element with its name as written; `text` is trimmed and joined. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** An element to write: text or children. */
export function element(name: string, content: string | number | readonly XmlElement[] = ""): XmlElement {
  const children = typeof content === "object" ? content : [];
  return { name, attributes: {}, children, text: typeof content === "object" ? "" : String(content) };
}

/** The first child of that name. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((candidate) => candidate.name === name);
}

/** All children of that name. */
export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Text of a child; empty when it is missing. */
export function textOf(parent: XmlElement | undefined, name: string): string {
  return childOf(parent, name)?.text ?? "";
}
