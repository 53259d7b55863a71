import {
  type Attempt,
  type Clock,
  ConnectorError,
  type DocumentChannel,
  type Outcome,
  type Period,
  type Recorded,
  type RenderContext,
  type Rendered,
  type ResolvedStep,
  type Sighting,
} from "@confirma-connect/core";
import type { SandboxClient } from "../transport/sandbox-client.ts";
import { WireList } from "../wire/exchange.ts";
import { replyToOutcome } from "./reply-to-outcome.ts";
import { replyToSighting } from "./reply-to-sighting.ts";
import type { Translation } from "./translation.ts";

/** Carries one kind of document to and from the sandbox. */
export class SandboxChannel<D> implements DocumentChannel<D> {
  readonly #client: SandboxClient;
  readonly #clock: Clock;
  readonly #translation: Translation<D>;

  constructor(client: SandboxClient, clock: Clock, translation: Translation<D>) {
    this.#client = client;
    this.#clock = clock;
    this.#translation = translation;
  }

  render(document: D, context: RenderContext): Rendered {
    return this.#translation.render(document, context);
  }

  async deliver({ request }: ResolvedStep, attempt: Attempt): Promise<Outcome> {
    const call = { method: "POST", path: request.resource, body: request.body } as const;
    return replyToOutcome(await this.#client.exchange(call, attempt));
  }

  async locate(step: ResolvedStep, attempt: Attempt): Promise<Sighting> {
    const asOf = this.#clock.now();
    const path = `/${step.identity.type}?key=${encodeURIComponent(step.identity.key)}`;
    return replyToSighting(
      await this.#client.exchange({ method: "GET", path, body: "" }, attempt),
      step,
      asOf,
    );
  }

  async *read({ from, to }: Period): AsyncGenerator<Recorded<D>> {
    const path = `/${this.#translation.resource}?from=${from}&to=${to}`;
    const reply = await this.#client.exchange({ method: "GET", path, body: "" });
    const { data } = WireList.safeParse(
      reply.type === "answered" && reply.status === 200 ? reply.body : undefined,
    );
    if (data === undefined) throw unreadable();
    for (const item of data.items) {
      const recorded = this.#translation.read(item);
      if (recorded === undefined) throw unreadable();
      yield recorded;
    }
  }
}

const unreadable = (): ConnectorError =>
  new ConnectorError({ code: "ACC_ANSWER_UNREADABLE", stage: "read", delivery: "answered" });
