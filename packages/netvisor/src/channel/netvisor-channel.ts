import {
  type Attempt,
  type Clock,
  type DocumentChannel,
  type Outcome,
  type Period,
  problem,
  type Recorded,
  type RenderContext,
  type Rendered,
  type ResolvedStep,
  type Sighting,
} from "@confirma-connect/core";
import type { Draft } from "../map/draft.ts";
import { type AnswerReadings, outcomeOfAnswer } from "../map/vendor-problem.ts";
import type { Exchange } from "./exchange.ts";
import { finishDraft } from "./finish-draft.ts";
import { locateStep } from "./locate-step.ts";
import { LookUp } from "./look-up.ts";

/** What a channel is made of: the two directions of one kind of document, and the line. */
export interface ChannelParts<D> {
  readonly client: Exchange;
  readonly clock: Clock;
  /** Content type of bodies, with the character set in which the client sends them. */
  readonly contentType: string;
  readonly readings: AnswerReadings;
  readonly translate: (document: D, context: RenderContext) => Draft;
  readonly read: (client: Exchange, period: Period) => AsyncIterable<Recorded<D>>;
}

/**
 * Everything but a match is answered with the key of what was made. Without a usable key the answer
 * proves nothing: the look-up finds the key.
 */
function checkEcho(step: ResolvedStep, outcome: Outcome): Outcome {
  if (outcome.type !== "accepted" || step.identity.type === "creditNoteMatch") return outcome;
  if (/^\d+$/u.test(outcome.vendorId ?? "")) return outcome;
  const vendor = outcome.vendor === undefined ? {} : { vendor: outcome.vendor };
  return { type: "unknown", problem: problem("ACC_ANSWER_UNREADABLE"), ...vendor };
}

/** Carries one kind of document to and from Netvisor. */
export class NetvisorChannel<D> implements DocumentChannel<D> {
  readonly #parts: ChannelParts<D>;

  constructor(parts: ChannelParts<D>) {
    this.#parts = parts;
  }

  render(document: D, context: RenderContext): Rendered {
    return finishDraft(this.#parts.translate(document, context), this.#parts.contentType);
  }

  async deliver(step: ResolvedStep, attempt: Attempt): Promise<Outcome> {
    if (step.request.method !== "POST") {
      // A step that only looks has nothing to send; the engine never gets here with one.
      return { type: "refused", problems: [problem("ACC_REFUSED_NOT_FOUND")] };
    }
    const { resource, body } = step.request;
    const answer = await this.#parts.client.exchange({ resource, body }, attempt);
    return checkEcho(step, outcomeOfAnswer(answer, this.#parts.readings));
  }

  locate(step: ResolvedStep, attempt: Attempt): Promise<Sighting> {
    return locateStep(step, new LookUp(this.#parts.client, this.#parts.clock, attempt));
  }

  read(period: Period): AsyncIterable<Recorded<D>> {
    return this.#parts.read(this.#parts.client, period);
  }
}
