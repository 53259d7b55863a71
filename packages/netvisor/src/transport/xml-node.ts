/** One element of an answer. Names are lower-cased: Netvisor's casing varies (specs 3). */
export interface XmlNode {
  readonly name: string;
  /** Attribute values by lower-cased name. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Character data directly inside the element, as it came. */
  readonly text: string;
  readonly children: readonly XmlNode[];
}

/** The first child of a name (lower case). */
export const child = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((each) => each.name === name);

/** All children of a name (lower case), in their order. */
export const childrenOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((each) => each.name === name);

/** The element at the end of a path of names (lower case), each the first of its name. */
export const descend = (node: XmlNode, ...path: readonly string[]): XmlNode | undefined =>
  path.reduce<XmlNode | undefined>((at, name) => (at === undefined ? undefined : child(at, name)), node);
