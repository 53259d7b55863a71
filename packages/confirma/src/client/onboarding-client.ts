import { Secret } from "@confirma-connect/core";
import { readable, textMember, unreadable } from "@confirma-connect/http";
import type { ConfirmaResult } from "../confirma-result.ts";
import { schemaReader } from "../transport/answer-reader.ts";
import type { CallOptions, ConfirmaTransport } from "../transport/confirma-transport.ts";
import { type CreatedClient, createdClient } from "../wire/created-client.ts";
import { encodeBody } from "../wire/encode-body.ts";
import { NewClient } from "../wire/new-client.ts";
import { TokenState } from "../wire/token-state.ts";

/** Clients and their keys. The agency marks these endpoints "Developing" (seen). */
export class OnboardingClient {
  readonly #transport: ConfirmaTransport;

  constructor(transport: ConfirmaTransport) {
    this.#transport = transport;
  }

  /** `POST /client` with the Partner Provisioning Token. */
  async createClient(client: NewClient, options: CallOptions = {}): Promise<ConfirmaResult<CreatedClient>> {
    const encoded = encodeBody(NewClient, client);
    if ("problems" in encoded) return { type: "refused", ...encoded };
    const route = this.#transport.routes.createClient;
    const read = (json: unknown) => readable(createdClient(json, route));
    return this.#transport.call({ route: "createClient", body: encoded.body, ...options }, { read });
  }

  /** `GET /validate`: the state of the key in use. A key that is not valid may also be a refusal with 401. */
  validateToken(options: CallOptions = {}): Promise<ConfirmaResult<TokenState>> {
    return this.#transport.call({ route: "validateToken", ...options }, schemaReader(TokenState));
  }

  /**
   * `GET /renew`: makes a new key. A GET with side effects: when the old key dies is unknown, so an `unknown` result
   * must be looked into before it is called again. This client goes on with the old key.
   */
  renewToken(options: CallOptions = {}): Promise<ConfirmaResult<Secret>> {
    const name = this.#transport.routes.renewToken.answer["accessToken"];
    return this.#transport.call(
      { route: "renewToken", ...options },
      {
        read: (json) => {
          const text = textMember(json, name) ?? textMember(json, "message");
          // A sentence in the token's place must never become the key of the next request.
          if (text !== undefined && /^[\x21-\x7e]+$/u.test(text)) return readable(new Secret(text));
          return unreadable("no token where the answer should have one; a new one may have been made");
        },
      },
    );
  }
}
