import type { Mark } from "@confirma-connect/core";

/** How one endpoint is called. Everything that the public pages leave open can be set by configuration. */
export interface ConfirmaRoute {
  readonly method: "GET" | "POST";
  /** Path below the prefix; absent where no public page names it, then the endpoint cannot be called. */
  readonly path?: string;
  /** Whether verb and path are on a public page. */
  readonly mark: Mark;
  /** `write` has side effects, also where the verb is GET (renew). Nothing is ever repeated by itself. */
  readonly effect: "read" | "write";
  /** Our name of a query parameter and its name on the wire. */
  readonly query: Readonly<Record<string, string>>;
  /** Our name of a field of the answer and its name on the wire, where no complete answer is published. */
  readonly answer: Readonly<Record<string, string>>;
  /** Further headers: `POST /invoice` documents at least one whose name is not public. */
  readonly headers: Readonly<Record<string, string>>;
  /** Query parameters that are always sent as they are. */
  readonly fixedQuery: Readonly<Record<string, string>>;
  /** Query parameter that carries the key instead of the header; for `GET /validate`, where the page is unclear. */
  readonly keyParameter?: string;
}

type Facts = Pick<ConfirmaRoute, "method" | "mark"> & Partial<ConfirmaRoute>;

/** Fills a route's facts up. */
export const route = (facts: Facts): ConfirmaRoute => ({
  effect: facts.method === "GET" ? "read" : "write",
  query: {},
  answer: {},
  headers: {},
  fixedQuery: {},
  ...facts,
});

/** Query parameters or fields whose names are the same on both sides. */
export const same = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, name]));
