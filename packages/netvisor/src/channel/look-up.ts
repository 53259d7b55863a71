import {
  type Attempt,
  type Clock,
  type Problem,
  problem,
  type Sighting,
  unreachable,
} from "@confirma-connect/core";
import { meaningOf } from "../map/vendor-problem.ts";
import type { NetvisorAnswer } from "../transport/netvisor-answer.ts";
import type { NetvisorRequest } from "../transport/netvisor-request.ts";
import type { XmlNode } from "../transport/xml-node.ts";
import type { Exchange } from "./exchange.ts";

/** A sighting that proves nothing. */
export type Unclear = Extract<Sighting, { readonly type: "unclear" }>;

/** What a read of a look-up brought: rows, or the reason why nothing can be concluded. */
export type Looked<T> = { readonly type: "seen"; readonly found: T } | Unclear;

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
  async read<T>(request: NetvisorRequest, reader: (root: XmlNode) => T): Promise<Looked<T>> {
    const answer = await this.#client.exchange(request, this.#attempt);
    return answer.type === "ok" ? { type: "seen", found: reader(answer.root) } : unclearAnswer(answer);
  }

  /** Nothing was found, as of the beginning. */
  absent(): Sighting {
    return { type: "absent", asOf: this.begunAt };
  }
}

/** Neither found nor absent; an operator may have to look. */
export const unclear = (message: string): Unclear => ({
  type: "unclear",
  problem: problem("ACC_UNKNOWN_UNCLEAR", { message }),
});

function unclearAnswer(answer: Exclude<NetvisorAnswer, { readonly type: "ok" }>): Unclear {
  switch (answer.type) {
    case "failed":
      return { type: "unclear", problem: problem(meaningOf(answer.code).code) };
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

/** The one entry among those found; `undefined` when there is none, unclear when it cannot be told. */
export function onlyOne<T extends { readonly netvisorKey: string }>(
  entries: readonly T[],
  what: string,
): { readonly type: "one"; readonly entry: T } | { readonly type: "none" } | Unclear {
  const [entry, second] = entries;
  if (entry === undefined) return { type: "none" };
  if (second !== undefined) return unclear(`Netvisor has ${entries.length} ${what}`);
  if (entry.netvisorKey === "") return unclear(`Netvisor's answer names no key for one of its ${what}`);
  return { type: "one", entry };
}
