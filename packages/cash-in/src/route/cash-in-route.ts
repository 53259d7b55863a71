import type { Mark } from "@confirma-connect/core";
import type { CashInKeyKind } from "../auth/cash-in-key.ts";

/** Verbs of the menu. */
type CashInMethod = "GET" | "POST" | "PUT" | "DELETE";

/** How one endpoint is called. Everything that the public pages leave open can be set by configuration. */
export interface CashInRoute<K extends CashInKeyKind = CashInKeyKind> {
  readonly key: K;
  readonly method: CashInMethod;
  /** Path below the base address; `{name}` is a parameter. Absent where no public page names it. */
  readonly path?: string;
  /** Whether the path is on a public page. */
  readonly mark: Mark;
  /** Our name of a parameter and its name in the query. */
  readonly query: Readonly<Record<string, string>>;
  /** Our name of a body member and its name on the wire; inferred wherever it is not empty. */
  readonly body: Readonly<Record<string, string>>;
  /** Our name of a field of the answer and its name on the wire; inferred wherever it is not empty. */
  readonly answer: Readonly<Record<string, string>>;
}

type Facts<K extends CashInKeyKind> = Pick<CashInRoute<K>, "method"> & Partial<CashInRoute<K>>;

/** An endpoint for creditor keys. */
export const creditorRoute = (facts: Facts<"creditor">): CashInRoute<"creditor"> => ({
  key: "creditor",
  mark: "unknown",
  query: {},
  body: {},
  answer: {},
  ...facts,
});

/** An endpoint for partner keys. */
export const partnerRoute = (facts: Facts<"partner">): CashInRoute<"partner"> => ({
  key: "partner",
  mark: "unknown",
  query: {},
  body: {},
  answer: {},
  ...facts,
});

/** Names that are the same on both sides. */
export const same = <N extends string>(...names: readonly N[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, name]));
