import type { XmlNode } from "../format/xml-node.ts";

/** Texts of all elements two levels down, by `group/element`, in lower case. */
export function detailsOf(node: XmlNode): Readonly<Record<string, string>> {
  const entries = node.children.flatMap((group) =>
    group.children
      .filter((element) => element.children.length === 0)
      .map((element): readonly [string, string] => [`${group.name}/${element.name}`, element.text]),
  );
  return Object.fromEntries(entries);
}
