import type {
  Attempt,
  Clock,
  DocumentChannel,
  Outcome,
  Period,
  Recorded,
  RenderContext,
  Rendered,
  ResolvedStep,
  Sighting,
} from "@confirma-connect/core";
import type { Readings } from "../map/readings.ts";
import { deliverAccounts } from "./deliver-accounts.ts";
import { sendWrite } from "./deliver-step.ts";
import type { Exchange } from "./exchange.ts";
import { locateStep } from "./locate-step.ts";
import { LookUp } from "./look-up.ts";
import { MfaWatch } from "./mfa-watch.ts";
import type { Selection } from "./selection.ts";

/** What a channel is made of: the two directions of one kind of document, and the line. */
export interface ChannelParts<D> {
  readonly client: Exchange;
  readonly clock: Clock;
  readonly readings: Readings;
  readonly translate: (document: D, context: RenderContext) => Rendered;
  readonly read: (client: Exchange, selection: Selection) => AsyncIterable<Recorded<D>>;
}

/** Carries one kind of document to and from Procountor. */
export class ProcountorChannel<D> implements DocumentChannel<D> {
  readonly #parts: ChannelParts<D>;
  readonly #mfa: MfaWatch;

  constructor(parts: ChannelParts<D>) {
    this.#parts = parts;
    this.#mfa = new MfaWatch(parts.client);
  }

  render(document: D, context: RenderContext): Rendered {
    return this.#parts.translate(document, context);
  }

  deliver(step: ResolvedStep, attempt: Attempt): Promise<Outcome> {
    const { client, clock, readings } = this.#parts;
    const parts = { client, mfa: this.#mfa };
    return step.identity.type === "receiptAccounts"
      ? deliverAccounts({ ...parts, clock, by: readings.receiptRows }, step, attempt)
      : sendWrite(parts, step, attempt);
  }

  async locate(step: ResolvedStep, attempt: Attempt): Promise<Sighting> {
    const { client, clock, readings } = this.#parts;
    const waiting = await this.#mfa.follow(step.identity.key, attempt);
    return waiting ?? locateStep(step, new LookUp(client, clock, attempt), readings);
  }

  /** Documents dated within a period. */
  read(period: Period): AsyncIterable<Recorded<D>> {
    return this.#parts.read(this.#parts.client, { by: "date", period });
  }

  /**
   * Documents that were made or changed since a moment, whatever their date: for incremental reading.
   * `since` is Procountor's own local time, `YYYY-MM-DDTHH:MM:SS` without a zone (specs 3, seen).
   */
  readChanges(since: string): AsyncIterable<Recorded<D>> {
    return this.#parts.read(this.#parts.client, { by: "version", since });
  }
}
