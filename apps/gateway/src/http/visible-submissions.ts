import type { Submission, SubmissionFilter } from "@confirma-connect/core";
import type { ClientRuntime } from "../composition/client-runtime.ts";
import type { Gateway } from "../composition/compose-gateway.ts";
import type { Caller } from "./caller.ts";
import { Refusal } from "./refusal.ts";

const notFound = (message?: string): Refusal =>
  new Refusal(404, { code: "ACC_REQUEST_NOT_FOUND", ...(message === undefined ? {} : { message }) });

/** A client sees its own submissions, an operator everybody's. Nobody learns that others exist. */
export class VisibleSubmissions {
  readonly #gateway: Gateway;
  readonly #caller: Caller;

  constructor(gateway: Gateway, caller: Caller) {
    this.#gateway = gateway;
    this.#caller = caller;
  }

  /** In order of arrival. A client that names another client sees nothing. */
  list(filter: SubmissionFilter): Promise<readonly Submission[]> {
    if (this.#caller.type === "operator") return this.#gateway.store.list(filter);
    const own = this.#caller.client.profile.id;
    if (filter.client !== undefined && filter.client !== own) return Promise.resolve([]);
    return this.#gateway.store.list({ ...filter, client: own });
  }

  /** One submission; refuses with 404 when it does not exist or belongs to somebody else. */
  async find(reference: string): Promise<Submission> {
    const caller = this.#caller;
    const submission =
      caller.type === "operator"
        ? await this.#gateway.store.find(reference)
        : await caller.client.endpoints.find(reference);
    if (submission === undefined) throw notFound();
    return submission;
  }

  /** The client that a request is about: the caller's own, or the one that an operator names. */
  client(named: string | undefined): ClientRuntime {
    const caller = this.#caller;
    if (caller.type === "client") {
      if (named === undefined || named === caller.client.profile.id) return caller.client;
      throw notFound("there is no such client for this key");
    }
    if (named === undefined) {
      const message = "the parameter client is required with an operator key";
      throw new Refusal(400, { code: "ACC_REQUEST_QUERY", message });
    }
    const found = this.#gateway.clients.get(named);
    if (found === undefined) throw notFound("there is no such client in the configuration");
    return found;
  }
}
