import { type Attempt, problem, type Sighting } from "@confirma-connect/core";
import type { ProcountorAnswer } from "../transport/procountor-answer.ts";
import type { Exchange } from "./exchange.ts";

/** How long to wait before asking again, in milliseconds: a person has five minutes (specs 5.1, seen). */
const pollEvery = 15_000;

const waiting = (message: string): Sighting => ({
  type: "unclear",
  problem: problem("ACC_UNKNOWN_UNCLEAR", { message }),
  retryAfter: pollEvery,
});

/**
 * Remembers which writes wait for a person in the Procountor Key app (202 with a transaction identifier) and
 * follows them to their end. It knows only what this process saw: after a restart the bound for late writes,
 * which is longer than a person's five minutes, keeps such a write from being sent again too early.
 */
export class MfaWatch {
  readonly #client: Exchange;
  readonly #waiting = new Map<string, string>();

  constructor(client: Exchange) {
    this.#client = client;
  }

  /** A write was answered with a transaction identifier. */
  remember(key: string, transaction: string): void {
    this.#waiting.set(key, transaction);
  }

  /** What is known about a write that waits; undefined: it waits no longer, so look for its effect. */
  async follow(key: string, attempt: Attempt): Promise<Sighting | undefined> {
    const transaction = this.#waiting.get(key);
    if (transaction === undefined) return undefined;
    const resource = `mfatransactionresult/${encodeURIComponent(transaction)}`;
    const answer = await this.#client.exchange({ method: "GET", resource }, attempt);
    if (answer.type === "ok" && answer.status === 202) {
      return waiting("the write waits for a person to confirm it in the Procountor Key app");
    }
    if (answer.type === "ok" || isEnd(answer)) {
      this.#waiting.delete(key);
      return undefined;
    }
    return waiting("whether a person has confirmed the write could not be asked");
  }
}

/**
 * 406 rejected, 408 expired, 409 already processed, with or without a body; 404 forgotten, in Procountor's own words
 * (another's page only says that the address is wrong). In each case the books tell the rest.
 */
const isEnd = (answer: ProcountorAnswer): boolean =>
  (answer.type === "failed" && [404, 406, 408, 409].includes(answer.status)) ||
  (answer.type === "unreadable" && [406, 408, 409].includes(answer.status));
