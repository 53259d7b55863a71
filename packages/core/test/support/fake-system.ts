import type {
  AccountingSystem,
  Clock,
  DocumentChannel,
  Evidence,
  KindManifest,
  LedgerDocument,
  Outcome,
  ResolvedStep,
  Sighting,
} from "@confirma-connect/core";
import { civilDate, problem } from "@confirma-connect/core";

/** What the next request does. */
export type Trick =
  | "book"
  | "refuse"
  | "notSent"
  | "loseRequest"
  | "loseAnswer"
  | "bookLate"
  | "throw"
  | "throwAfterBooking";

/** A clock that moves only when told to. */
export class VirtualClock implements Clock {
  #now = 1_000_000;

  now(): number {
    return this.#now;
  }

  today() {
    return civilDate("2026-01-15");
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** Books of a pretended accounting system: every booking is kept, so a double one shows. */
export class FakeBooks {
  readonly bookings: { readonly key: string; readonly at: number; readonly vendorId: string }[] = [];
  readonly tricks: Trick[] = [];
  readonly sightings: Sighting[] = [];
  /** Sendings and look-ups that found their signal aborted and did not leave. */
  readonly asked: "aborted"[] = [];
  /** What an answer proves. */
  evidence: Evidence = "identified";
  sent = 0;
  lookedUp = 0;
  /** Called on the wire, before anything is booked. */
  onWire: () => Promise<void> = async () => undefined;
  lateBy = 500;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  book(key: string, delay = 0): string {
    const vendorId = `v${this.bookings.length + 1}`;
    this.bookings.push({ key, at: this.#clock.now() + delay, vendorId });
    return vendorId;
  }

  async deliver(step: ResolvedStep): Promise<Outcome> {
    this.sent += 1;
    await this.onWire();
    const unknown: Outcome = { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") };
    switch (this.tricks.shift() ?? "book") {
      case "book":
        return { type: "accepted", vendorId: this.book(step.identity.key), evidence: this.evidence };
      case "refuse":
        return {
          type: "refused",
          problems: [problem("ACC_REFUSED_INVALID_DATA")],
          vendor: { code: "NO", text: "no" },
        };
      case "notSent":
        return { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") };
      case "loseRequest":
        return unknown;
      case "loseAnswer":
        this.book(step.identity.key);
        return unknown;
      case "bookLate":
        this.book(step.identity.key, this.lateBy);
        return unknown;
      case "throw":
        throw new Error("defect");
      case "throwAfterBooking":
        this.book(step.identity.key);
        throw new Error("defect");
    }
  }

  async locate(step: ResolvedStep): Promise<Sighting> {
    this.lookedUp += 1;
    const scripted = this.sightings.shift();
    if (scripted !== undefined) return scripted;
    const asOf = this.#clock.now();
    const booking = this.bookings.find(({ key, at }) => key === step.identity.key && at <= asOf);
    if (booking === undefined) return { type: "absent", asOf };
    const evidence: Evidence = "readBack";
    return { type: "found", vendorId: booking.vendorId, evidence, differences: [] };
  }
}

const kind: KindManifest = {
  operations: ["render", "deliver", "locate"],
  identity: { field: "key", maxLength: 40, enforced: false, searchable: true, mark: "seen" },
  idempotency: "byLookUp",
  bestEvidence: "readBack",
  limits: { rows: 100, currencies: ["EUR"], texts: {} },
  undo: "nothing",
};

/** What {@link fakeSystem} can vary. */
export interface FakeOptions {
  readonly lateWriteBound?: number | "never";
  readonly enforced?: boolean;
  /** Adds a register entry that is ensured before the document. */
  readonly withEntry?: "ensure" | "find" | "create";
}

/** An accounting system over {@link FakeBooks} that takes ledger documents only. */
export function fakeSystem(books: FakeBooks, options: FakeOptions = {}): AccountingSystem {
  const entry = options.withEntry;
  const channel: DocumentChannel<LedgerDocument> = {
    render: (document, context) => {
      const identity = (name: string) => ({ type: name, key: context.keyOf(name), values: {} });
      const request = { method: "POST" as const, resource: "doc", contentType: "text/plain" };
      const book = {
        name: "document",
        action: "create" as const,
        title: "document",
        request: {
          ...request,
          body: `${document.ledgerIdentifier}${entry === undefined ? "" : " {{entry}}"}`,
        },
        identity: identity("document"),
        uses: entry === undefined ? [] : ["entry"],
        postings: [],
      };
      if (entry === undefined) return { steps: [book], problems: [] };
      const ensure = {
        ...book,
        name: "entry",
        action: entry,
        title: "entry",
        uses: [],
        identity: identity("entry"),
      };
      return { steps: [{ ...ensure, request: { ...request, body: "entry" } }, book], problems: [] };
    },
    deliver: (step, { signal }) => {
      if (signal?.aborted !== true) return books.deliver(step);
      books.asked.push("aborted");
      return Promise.resolve({ type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") });
    },
    locate: (step, { signal }) => {
      if (signal?.aborted !== true) return books.locate(step);
      books.asked.push("aborted");
      return Promise.resolve({ type: "unclear", problem: problem("ACC_NOT_SENT_CANCELLED") });
    },
  };
  return {
    id: "fake",
    manifest: {
      system: "fake",
      title: "Fake",
      kinds: { ledger: { ...kind, identity: { ...kind.identity, enforced: options.enforced ?? false } } },
      registers: [],
      lane: { type: "serial" },
      lateWriteBound: options.lateWriteBound ?? 1_000,
      assumptions: [],
    },
    ledger: channel,
    probe: async () => ({ reachable: true, authenticated: true, problems: [] }),
  };
}
