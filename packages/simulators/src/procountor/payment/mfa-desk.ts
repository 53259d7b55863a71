import { randomUUID } from "node:crypto";
import { ProcountorFailure } from "../failure.ts";

/** How confirmations are decided when nobody does it by hand. */
export interface MfaOptions {
  /** `manual` (default) waits for `decideMfa`; the others decide by themselves after `afterSeconds`. */
  readonly decision?: "manual" | "confirm" | "reject";
  /** Default 0. */
  readonly afterSeconds?: number;
  /** How long a request waits for a person; default 300, as documented. */
  readonly expirySeconds?: number;
}

/** A write that waits for a person. */
export interface PendingMfa {
  readonly transactionIdentifier: string;
  readonly companyId: number;
  /** What is to be confirmed, e.g. `POST payments`. */
  readonly operation: string;
  readonly state: "waiting" | "confirmed" | "rejected" | "expired";
}

/** The answer of a polled confirmation: a status and, when done, the result. */
export interface MfaAnswer {
  readonly status: 200 | 202 | 404 | 406 | 408 | 409;
  readonly result?: unknown;
}

interface Entry {
  readonly pending: PendingMfa;
  /** Performs the write and gives the result; throws when it cannot be done any more. */
  readonly perform: () => unknown;
  readonly started: number;
  readonly state: PendingMfa["state"];
  readonly result: unknown;
  readonly taken: boolean;
}

/** Procountor Key: keeps writes until a person confirms or rejects them. */
export class MfaDesk {
  readonly #options: MfaOptions;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();

  /** `now` in milliseconds. */
  constructor(options: MfaOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /** Puts a write aside and returns its transaction identifier. */
  open(companyId: number, operation: string, perform: () => unknown): string {
    const transactionIdentifier = randomUUID();
    const pending: PendingMfa = { transactionIdentifier, companyId, operation, state: "waiting" };
    const entry = {
      pending,
      perform,
      started: this.#now(),
      state: pending.state,
      result: undefined,
      taken: false,
    };
    this.#entries.set(transactionIdentifier, entry);
    return transactionIdentifier;
  }

  /** A person's decision; false when nothing waits under this identifier. */
  decide(transactionIdentifier: string, decision: "confirm" | "reject"): boolean {
    this.settle();
    const entry = this.#entries.get(transactionIdentifier);
    if (entry?.state !== "waiting") return false;
    this.#entries.set(transactionIdentifier, decided(entry, decision));
    return true;
  }

  /** Lets time pass: what expired is expired, what decides itself is decided. */
  settle(): void {
    const { decision = "manual", afterSeconds = 0, expirySeconds = 300 } = this.#options;
    for (const [identifier, entry] of this.#entries) {
      if (entry.state !== "waiting") continue;
      const age = (this.#now() - entry.started) / 1000;
      if (decision !== "manual" && age >= afterSeconds)
        this.#entries.set(identifier, decided(entry, decision));
      else if (age >= expirySeconds) this.#entries.set(identifier, { ...entry, state: "expired" });
    }
  }

  /** What a poll is answered; `repeat` gives a result more than once. */
  poll(companyId: number, transactionIdentifier: string, repeat: boolean): MfaAnswer {
    const entry = this.#entries.get(transactionIdentifier);
    if (entry === undefined || entry.pending.companyId !== companyId) return { status: 404 };
    switch (entry.state) {
      case "waiting":
        return { status: 202 };
      case "rejected":
        return { status: 406 };
      case "expired":
        return { status: 408 };
      default:
        if (entry.taken && !repeat) return { status: 409 };
        this.#entries.set(transactionIdentifier, { ...entry, taken: true });
        return { status: 200, result: entry.result };
    }
  }

  list(): readonly PendingMfa[] {
    return [...this.#entries.values()].map(({ pending, state }) => ({ ...pending, state }));
  }

  clear(): void {
    this.#entries.clear();
  }
}

function decided(entry: Entry, decision: "confirm" | "reject"): Entry {
  if (decision === "reject") return { ...entry, state: "rejected" };
  try {
    return { ...entry, state: "confirmed", result: entry.perform() };
  } catch (error) {
    if (!(error instanceof ProcountorFailure)) throw error;
    // What was right when it was asked for is not any more: to the caller it ends like a rejection.
    return { ...entry, state: "rejected" };
  }
}
