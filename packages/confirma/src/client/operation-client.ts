import { Secret } from "@confirma-connect/core";
import { readable, unreadable } from "@confirma-connect/http";
import type { ConfirmaResult } from "../confirma-result.ts";
import type { CallOptions, ConfirmaTransport } from "../transport/confirma-transport.ts";

/** Operations of a client account. */
export class OperationClient {
  readonly #transport: ConfirmaTransport;

  constructor(transport: ConfirmaTransport) {
    this.#transport = transport;
  }

  /**
   * "Retrieve Finvoice Credentials": only the title is public, so its path must be configured. The credentials are
   * the answer's JSON text, unread and sealed.
   */
  finvoiceCredentials(options: CallOptions = {}): Promise<ConfirmaResult<Secret>> {
    return this.#transport.call(
      { route: "finvoiceCredentials", ...options },
      {
        read: (json) =>
          json === undefined ? unreadable("is empty") : readable(new Secret(JSON.stringify(json))),
      },
    );
  }
}
