import type { XmlNode } from "../../transport/xml-node.ts";
import { entriesOf, textOf } from "./field.ts";

/** One row of customerlist.nv. Names are personal data: never logged. */
export interface CustomerRow {
  /** Empty when the answer lacks it. */
  readonly netvisorKey: string;
  readonly name: string | undefined;
  readonly code: string | undefined;
  readonly organisationIdentifier: string | undefined;
}

/** Reads customerlist.nv. */
export const readCustomerList = (root: XmlNode): readonly CustomerRow[] =>
  entriesOf(root, ["customerlist"], "customer").map((row) => ({
    netvisorKey: textOf(row, "netvisorkey") ?? "",
    name: textOf(row, "name"),
    code: textOf(row, "code"),
    organisationIdentifier: textOf(row, "organisationidentifier"),
  }));
