import { setTimeout as pause } from "node:timers/promises";
import {
  type Attempt,
  type Clock,
  type Evidence,
  type Outcome,
  problem,
  type ResolvedStep,
  type Sighting,
  type VendorReply,
} from "@confirma-connect/core";
import type { Drop, HandOver } from "../transport/drop.ts";
import type { DropFile, Whereabouts } from "../transport/drop-sight.ts";
import { charsetOf, encodeText } from "../transport/encode-text.ts";

/** What delivering through a drop needs. */
export interface DropDeliveryParts {
  readonly drop: Drop;
  readonly clock: Clock;
  /** What a file in the archive proves. */
  readonly archiveMeans: Evidence;
  /** Milliseconds to wait for the import; 0: not at all. */
  readonly waitForPickUp: number;
}

/** Milliseconds between two looks while the import is waited for; each pause is twice the one before. */
const firstPause = 20;
const longestPause = 2_000;

const fileOf = ({ request, identity }: ResolvedStep): DropFile => ({
  name: request.resource,
  key: identity.key,
  bytes: encodeText(request.body, charsetOf(request.contentType)),
  totals: identity.values,
});

/** Delivers steps as files and finds them again. */
export class DropDelivery {
  readonly #parts: DropDeliveryParts;

  constructor(parts: DropDeliveryParts) {
    this.#parts = parts;
  }

  /** Hands the file over once, and waits for the import where that is asked for. */
  async deliver(step: ResolvedStep, { signal }: Attempt): Promise<Outcome> {
    const file = fileOf(step);
    const handed = await this.#parts.drop.handOver(file, signal);
    const settled =
      handed.type === "present" && handed.place === "inbox" ? await this.#pickUp(file, signal) : handed;
    return this.#outcomeOf(file, settled);
  }

  /** Looks where the file is. A folder's answer holds at once: the last step of a hand-over is indivisible. */
  async locate(step: ResolvedStep, { signal }: Attempt): Promise<Sighting> {
    const asOf = this.#parts.clock.now();
    const file = fileOf(step);
    const seen = await this.#parts.drop.look(file, signal);
    switch (seen.type) {
      case "present":
        return { type: "found", vendorId: file.name, evidence: this.#evidenceOf(seen), differences: [] };
      case "absent":
        return { type: "absent", asOf };
      case "rejected": {
        const message = "the import refused the file; see the folder of refused files";
        return { type: "unclear", problem: problem("ACC_UNKNOWN_UNCLEAR", { message }) };
      }
      case "taken":
      case "unclear":
        return seen;
    }
  }

  #evidenceOf({ place }: Extract<Whereabouts, { readonly type: "present" }>): Evidence {
    return place === "archive" ? this.#parts.archiveMeans : "handedOver";
  }

  /** The hand-over stands whatever the wait brings: an import that is slow or cannot be seen changes nothing. */
  async #pickUp(file: DropFile, signal: AbortSignal | undefined): Promise<HandOver> {
    const { drop, waitForPickUp } = this.#parts;
    const handed: HandOver = { type: "present", place: "inbox" };
    let wait = 0;
    for (let waited = 0; waited < waitForPickUp && signal?.aborted !== true; waited += wait) {
      wait = Math.min(Math.max(waited, firstPause), longestPause, waitForPickUp - waited);
      await pause(wait);
      const seen = await drop.look(file, signal);
      if (seen.type === "rejected") return seen;
      if (seen.type === "present" && seen.place !== "inbox") return seen;
    }
    return handed;
  }

  #outcomeOf({ name }: DropFile, handed: HandOver): Outcome {
    switch (handed.type) {
      case "present":
        return { type: "accepted", vendorId: name, evidence: this.#evidenceOf(handed) };
      case "rejected": {
        const vendor: VendorReply = { text: handed.reason ?? "the import left no reason beside the file" };
        return { type: "refused", problems: [problem("ACC_REFUSED_INVALID_DATA")], vendor };
      }
      case "taken":
        return { type: "refused", problems: [handed.problem] };
      case "notSent":
      case "unknown":
        return handed;
    }
  }
}
