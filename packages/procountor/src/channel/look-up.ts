import {
  type Attempt,
  type Clock,
  type Problem,
  problem,
  type Sighting,
  unreachable,
} from "@confirma-connect/core";
import type { z } from "zod";
import { type NotOk, problemOfFailure } from "../map/vendor-problem.ts";
import { pageOf } from "../wire/answer/page.ts";
import { isLastPage } from "../wire/page-size.ts";
import type { Exchange } from "./exchange.ts";

/** A sighting that proves nothing. */
export type Unclear = Extract<Sighting, { readonly type: "unclear" }>;

/** What a read of a look-up brought, or the reason why nothing can be concluded. */
export type Looked<T> = { readonly type: "seen"; readonly found: T } | Unclear;

/** Most pages that a look-up walks; a search for one key or one day fills far fewer. */
const mostPages = 500;

/** One look-up: every read of it belongs to one attempt, and absence is known as of its beginning. */
export class LookUp {
  readonly #client: Exchange;
  readonly #attempt: Attempt;
  /** Epoch milliseconds, taken before the first request. */
  readonly begunAt: number;

  constructor(client: Exchange, clock: Clock, attempt: Attempt) {
    this.#client = client;
    this.#attempt = attempt;
    this.begunAt = clock.now();
  }

  /** Reads one resource. Whatever goes wrong makes the whole look-up unclear, never absent. */
  async read<S extends z.ZodType>(
    resource: string,
    schema: S,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Looked<z.output<S>>> {
    const request = { method: "GET", resource, ...(headers === undefined ? {} : { headers }) } as const;
    const answer = await this.#client.exchange(request, this.#attempt);
    if (answer.type !== "ok") return unclearAnswer(answer);
    const { data } = schema.safeParse(answer.json);
    return data === undefined
      ? { type: "unclear", problem: problem("ACC_ANSWER_UNREADABLE") }
      : { type: "seen", found: data };
  }

  /** Reads every page of a search in ascending order of identifiers, each page after the last identifier. */
  async readAll<S extends z.ZodType<{ readonly id: string }>>(
    resource: string,
    row: S,
  ): Promise<Looked<readonly z.output<S>[]>> {
    const all: z.output<S>[] = [];
    let after: string | undefined;
    for (let count = 0; count < mostPages; count += 1) {
      const page = await this.read(pageAfter(resource, after), pageOf(row));
      if (page.type === "unclear") return page;
      const { results } = page.found;
      all.push(...results);
      const last = results.at(-1)?.id;
      if (isLastPage(results.length) || last === undefined) return { type: "seen", found: all };
      if (last === after) return unclear("the search gives the same page again");
      after = last;
    }
    return unclear("the search gives more pages than a look-up walks");
  }

  /** Nothing was found, as of the beginning. */
  absent(): Sighting {
    return { type: "absent", asOf: this.begunAt };
  }
}

/** The address of the page behind an identifier (`previousId`: keyset paging, inferred semantics). */
const pageAfter = (resource: string, after: string | undefined): string => {
  if (after === undefined) return resource;
  return `${resource}${resource.includes("?") ? "&" : "?"}previousId=${after}`;
};

/** Neither found nor absent; an operator may have to look. */
export const unclear = (message: string): Unclear => ({
  type: "unclear",
  problem: problem("ACC_UNKNOWN_UNCLEAR", { message }),
});

function unclearAnswer(answer: NotOk): Unclear {
  switch (answer.type) {
    case "failed":
      return { type: "unclear", problem: problemOfFailure(answer) };
    case "unreadable":
      return { type: "unclear", problem: problem("ACC_ANSWER_UNREADABLE") };
    case "notSent":
      return withDelay(answer.problem, answer.retryAfter);
    case "unknown":
      return { type: "unclear", problem: answer.problem };
    default:
      return unreachable(answer);
  }
}

const withDelay = (why: Problem, retryAfter: number | undefined): Unclear =>
  retryAfter === undefined
    ? { type: "unclear", problem: why }
    : { type: "unclear", problem: why, retryAfter };

/** The one entry among those found; `none` when there is none, unclear when it cannot be told. */
export function onlyOne<T>(
  entries: readonly T[],
  what: string,
): { readonly type: "one"; readonly entry: T } | { readonly type: "none" } | Unclear {
  const [entry, second] = entries;
  if (entry === undefined) return { type: "none" };
  return second === undefined ? { type: "one", entry } : unclear(`Procountor has ${entries.length} ${what}`);
}

/** A difference between the books and what was sent. */
export const difference = (message: string): Problem =>
  problem("ACC_ANSWER_DIFFERS", { message, severity: "warning" });

/** Found, with what was compared: equal content is the strongest proof there is. */
export const found = (vendorId: string, differences: readonly Problem[]): Sighting => ({
  type: "found",
  vendorId,
  evidence: differences.length === 0 ? "readBack" : "identified",
  differences,
});

/** Found in a register: nothing but the name is compared. */
export const identified = (vendorId: string): Sighting => ({
  type: "found",
  vendorId,
  evidence: "identified",
  differences: [],
});
