import type { XmlNode } from "../../transport/xml-node.ts";
import { entriesOf, flagOf, textOf } from "./field.ts";

/** One item of a dimension. */
export interface DimensionItem {
  readonly netvisorKey: string | undefined;
  readonly name: string;
  readonly isHidden: boolean;
}

/** One dimension of dimensionlist.nv with its items (specs 8). */
export interface DimensionName {
  readonly netvisorKey: string | undefined;
  readonly name: string;
  readonly isHidden: boolean;
  readonly items: readonly DimensionItem[];
}

/** Reads dimensionlist.nv. Entries without a name cannot be used in a message and are left out. */
export const readDimensionList = (root: XmlNode): readonly DimensionName[] =>
  entriesOf(root, ["dimensionnamelist"], "dimensionname").flatMap((dimension) =>
    named(dimension).map((head) => ({
      ...head,
      items: entriesOf(dimension, ["dimensiondetails"], "dimensiondetail").flatMap(named),
    })),
  );

function named(node: XmlNode): readonly DimensionItem[] {
  const name = textOf(node, "name");
  if (name === undefined) return [];
  return [{ netvisorKey: textOf(node, "netvisorkey"), name, isHidden: flagOf(node, "ishidden") ?? false }];
}
