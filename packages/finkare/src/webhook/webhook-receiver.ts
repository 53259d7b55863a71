import { type Clock, contentHash, type Token, token } from "@confirma-connect/core";
import type { SeenEvents } from "./seen-events.ts";
import { parseWebhookOptions, type WebhookOptionsInput } from "./webhook.options.ts";
import { type FinkareEvent, readEvent } from "./webhook-event.ts";
import { isSigned } from "./webhook-signature.ts";

/** A delivery as it arrived over HTTP. */
export interface WebhookDelivery {
  /** The body byte by byte, before any parser. */
  readonly body: Uint8Array;
  /** Header X-Finkare-Signature. */
  readonly signature: string | undefined;
}

/**
 * What became of a delivery. Answer `handled` and `duplicate` with 2xx, within five seconds (seen), and `inProgress` with
 * 503: an earlier delivery of the event is being handled, and should that fail, Finkare has to come again.
 */
export type WebhookOutcome =
  | { readonly type: "handled"; readonly event: FinkareEvent }
  | { readonly type: "duplicate"; readonly event: FinkareEvent }
  | { readonly type: "inProgress"; readonly event: FinkareEvent }
  | { readonly type: "rejected"; readonly reason: "signature" | "unreadable" | "outsideWindow" };

/** What the host provides. */
export interface WebhookParts {
  readonly clock: Clock;
  readonly seen: SeenEvents;
}

/** Takes deliveries: signature first, on the raw body; then form, age and whether it came before. */
export class WebhookReceiver {
  readonly #options: ReturnType<typeof parseWebhookOptions>;
  readonly #parts: WebhookParts;

  /** Throws ConfigurationError when an option is wrong. */
  constructor(options: WebhookOptionsInput, parts: WebhookParts) {
    this.#options = parseWebhookOptions(options);
    this.#parts = parts;
  }

  /**
   * Calls `handle` once per event. When it throws, the event is given free and the error passes on: answer 5xx, so
   * that Finkare may deliver again. The same while it runs (`inProgress`): only an event that was handled is a duplicate.
   * Work that takes longer than `handlingTime` is given up as lost, so a later delivery may be handled beside it.
   */
  async receive(
    { body, signature }: WebhookDelivery,
    handle: (event: FinkareEvent) => Promise<void>,
  ): Promise<WebhookOutcome> {
    const { secrets, signedForm: form, replayWindow, clockSkew } = this.#options;
    const now = this.#parts.clock.now();
    if (!isSigned({ body, signature, secrets, form })) return { type: "rejected", reason: "signature" };
    const read = readEvent(body);
    if (read === undefined) return { type: "rejected", reason: "unreadable" };
    const { event, identity } = read;
    const age = now - event.at;
    if (age > replayWindow || age < -clockSkew) return { type: "rejected", reason: "outsideWindow" };
    const key = contentHash(identity);
    const state = await this.#parts.seen.claim(key, now + this.#options.handlingTime);
    if (state === "claimed") return { type: "inProgress", event };
    if (state === "done") return { type: "duplicate", event };
    await this.#work(key, event, handle);
    return { type: "handled", event };
  }

  async #work(key: string, event: FinkareEvent, handle: (event: FinkareEvent) => Promise<void>) {
    const { seen } = this.#parts;
    try {
      await handle(event);
    } catch (error) {
      await seen.release(key);
      throw error;
    }
    // One millisecond more, so that an event is remembered in the last moment in which it is accepted.
    await seen.complete(key, event.at + this.#options.replayWindow + 1);
  }
}

/** Container token of the {@link WebhookReceiver}. */
export const WebhookReceiverToken: Token<WebhookReceiver> = token<WebhookReceiver>("FinkareWebhookReceiver");
