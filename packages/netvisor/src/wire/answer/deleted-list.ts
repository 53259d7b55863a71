import type { CivilDate } from "@confirma-connect/core";
import type { XmlNode } from "../../transport/xml-node.ts";
import { dateOf, textOf } from "./field.ts";

/** One entry of deletedvouchers.nv, deletedsalesinvoices.nv or deletedsalespayments.nv. */
export interface DeletedEntry {
  readonly netvisorKey: string;
  readonly date: CivilDate | undefined;
}

const lists: ReadonlyMap<string, string> = new Map([
  ["deletedvouchers", "deletedvoucher"],
  ["deletedsalesinvoices", "deletedsalesinvoice"],
  ["deletedsalespayments", "deletedsalespayment"],
]);

/** Reads a list of deletions; a missing and an empty parent both mean none (specs 13, 14). */
export const readDeletedList = (root: XmlNode): readonly DeletedEntry[] =>
  root.children
    .flatMap((list) => list.children.filter(({ name }) => name === lists.get(list.name)))
    .flatMap((entry) => {
      const netvisorKey = textOf(entry, "netvisorkey");
      return netvisorKey === undefined ? [] : [{ netvisorKey, date: dateOf(entry, "deletedate") }];
    });
