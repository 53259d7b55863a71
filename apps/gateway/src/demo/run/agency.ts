import { setTimeout as pause } from "node:timers/promises";
import { type DocumentKind, documentKinds } from "@confirma-connect/core";
import { CommandError } from "../../command/command-error.ts";
import { ErrorAnswer, StatusAnswer, type StatusRow } from "../../command/gateway/gateway-answer.ts";
import { type GatewayAnswer, GatewayClient } from "../../command/gateway/gateway-client.ts";
import type { DemoClient } from "../client/demo-client.ts";
import { submitBodyOf } from "../document/demo-document.ts";
import type { Post } from "./workload.ts";

/** The API key of a demo client; it opens the demo's own gateway on this machine only. */
export const apiKeyOf = (client: DemoClient): string => `demo-api-key-of-${client.id}`;

const restartBound = 20_000;

const wordsOf = (body: unknown): string => {
  const parsed = ErrorAnswer.safeParse(body);
  if (!parsed.success) return "no readable error";
  const [first] = parsed.data.error.problems;
  return `${parsed.data.error.code} ${first?.pointer ?? ""} ${first?.message ?? parsed.data.error.message}`;
};

/** Plays the agency: submits over HTTP, asks for the status, and repeats what was not answered. */
export class Agency {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Submits until the gateway answers; the answer says whether it knew the documents already. */
  async submit({ client, kind, documents }: Post): Promise<GatewayAnswer> {
    const body = submitBodyOf(kind, documents);
    const answer = await this.#answered(() => this.#of(client).submit(kind, body));
    if (answer.status !== 202) {
      throw new Error(`the gateway did not take ${kind} documents: ${answer.status} ${wordsOf(answer.body)}`);
    }
    return answer;
  }

  /** Tries once and does not care whether an answer comes. */
  async submitOnce({ client, kind, documents }: Post): Promise<void> {
    const once = this.#of(client).submit(kind, submitBodyOf(kind, documents));
    await Promise.allSettled([once]);
  }

  /** All status rows of one client and kind. */
  async rows(client: DemoClient, kind: DocumentKind): Promise<readonly StatusRow[]> {
    const answer = await this.#answered(() => this.#of(client).status(kind, {}));
    return answer.status === 204 ? [] : StatusAnswer.parse(answer.body);
  }

  /** All status rows of all kinds of the clients. */
  async allRows(clients: readonly DemoClient[]): Promise<readonly StatusRow[]> {
    const rows = await Promise.all(
      clients.flatMap((client) => documentKinds.map((kind) => this.rows(client, kind))),
    );
    return rows.flat();
  }

  #of(client: DemoClient): GatewayClient {
    return new GatewayClient(this.#url, apiKeyOf(client));
  }

  async #answered(ask: () => Promise<GatewayAnswer>): Promise<GatewayAnswer> {
    const until = Date.now() + restartBound;
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof CommandError) || Date.now() > until) throw error;
        await pause(100);
      }
    }
  }
}
