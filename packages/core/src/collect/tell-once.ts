import type { ErrorCode } from "../error/codes.ts";
import type { Clock } from "../ports/clock.ts";
import type { CaseSighting, DeskOutcome } from "./collection-desk.ts";
import type { CollectionEntry, CollectionState } from "./collection-entry.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import type { CollectionStore } from "./collection-store.ts";

/** What a look at the agency says about one entry. */
export type Look =
  | { readonly type: "found"; readonly caseId?: string }
  | { readonly type: "absent" | "unclear" };

/** How one entry is sent and looked up. */
export interface Telling {
  readonly send: () => Promise<DeskOutcome>;
  readonly look: (entry: CollectionEntry) => Promise<Look>;
}

/** What telling needs. */
export interface TellParts {
  readonly store: CollectionStore;
  readonly clock: Clock;
  readonly policy: CollectionPolicy;
}

/** The look-up of an invoice: its case. */
export const lookAtCase = (sighting: CaseSighting): Look => {
  if (sighting.type !== "found") return { type: sighting.type };
  return sighting.caseId === undefined ? { type: "found" } : { type: "found", caseId: sighting.caseId };
};

const stateOf: Readonly<Record<DeskOutcome["type"], CollectionState>> = {
  accepted: "submitted",
  refused: "refused",
  notSent: "ready",
  unknown: "unknown",
};

type Change = Partial<Pick<CollectionEntry, "caseId" | "codes" | "sentAt" | "claimedUntil">> & {
  readonly state: CollectionState;
};

/**
 * Tells the agency one thing once. It is claimed durably before it is sent; whatever is claimed or unknown is only
 * looked up, and sent again at most when that was asked for and proved possible.
 */
export class TellOnce {
  readonly #parts: TellParts;

  constructor(parts: TellParts) {
    this.#parts = parts;
  }

  /** Sends a ready entry, or looks up one whose outcome nobody knows. Gives the entry as it is then. */
  async tell(draft: CollectionEntry, telling: Telling): Promise<CollectionEntry> {
    const entry = await this.#parts.store.open(draft);
    const settled = await this.settle(entry, telling.look);
    if (settled.state !== "ready") return settled;
    // Nothing is on its way, so what is sent is what the books say now.
    return this.#send({ ...settled, content: draft.content, facts: draft.facts }, telling);
  }

  /** Looks up what is unknown; sends nothing. */
  async settle(entry: CollectionEntry, look: Telling["look"]): Promise<CollectionEntry> {
    const now = this.#parts.clock.now();
    const isLeft = entry.state === "claimed" && (entry.claimedUntil ?? 0) <= now;
    if (entry.state !== "unknown" && !isLeft) return entry;
    const seen = await look(entry);
    if (seen.type === "found") {
      return this.change(entry, {
        state: "submitted",
        codes: [],
        ...(seen.caseId === undefined ? {} : { caseId: seen.caseId }),
      });
    }
    const state = this.#afterNoSight(entry, seen.type, now);
    const codes: readonly ErrorCode[] = isLeft ? ["ACC_UNKNOWN_PROCESS_ENDED"] : entry.codes;
    return state === entry.state ? entry : this.change(entry, { state, codes });
  }

  #afterNoSight({ sentAt = 0, attempts }: CollectionEntry, seen: "absent" | "unclear", now: number) {
    const { quietPeriod, afterAbsence } = this.#parts.policy;
    if (now - sentAt < quietPeriod) return "unknown";
    return seen === "absent" && afterAbsence === "resend" && attempts < 2 ? "ready" : "parked";
  }

  async #send(entry: CollectionEntry, telling: Telling): Promise<CollectionEntry> {
    const { clock, store, policy } = this.#parts;
    const now = clock.now();
    const claimed: CollectionEntry = {
      ...entry,
      state: "claimed",
      attempts: entry.attempts + 1,
      claimedUntil: now + policy.lease,
      sentAt: now,
      updatedAt: now,
      version: entry.version + 1,
    };
    if (!(await store.replace(claimed))) return this.#latest(entry);
    // A process that slept after its claim leaves the entry to whoever looks it up.
    if (clock.now() >= now + policy.lease) return claimed;
    const outcome = await telling.send();
    const codes = outcome.type === "accepted" ? [] : outcome.problems.map(({ code }) => code);
    const caseId = outcome.type === "accepted" ? outcome.caseId : undefined;
    return this.change(claimed, {
      state: stateOf[outcome.type],
      codes,
      ...(caseId === undefined ? {} : { caseId }),
    });
  }

  /** Writes a change; one that says "the agency has it" is written even if somebody else was faster. */
  async change(entry: CollectionEntry, change: Change): Promise<CollectionEntry> {
    const { store, clock } = this.#parts;
    for (let before = entry; ; before = await this.#latest(entry)) {
      const { claimedUntil: _, ...rest } = before;
      const next = { ...rest, ...change, updatedAt: clock.now(), version: before.version + 1 };
      if (await store.replace(next)) return next;
      const latest = await this.#latest(entry);
      if (latest.state === "submitted" || change.state !== "submitted") return latest;
    }
  }

  async #latest(entry: CollectionEntry): Promise<CollectionEntry> {
    return (await this.#parts.store.find(entry.client, entry.key)) ?? entry;
  }
}
