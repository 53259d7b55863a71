import type { CashInTransport } from "../transport/cash-in-transport.ts";
import { type MenuAnswer, type MenuRead, menuCall } from "./menu-call.ts";

/** Keys of a creditor account. Known by title: paths must be configured, bodies and answers are passed through. */
export class TokenClient {
  readonly #transport: CashInTransport<"creditor">;

  constructor(transport: CashInTransport<"creditor">) {
    this.#transport = transport;
  }

  /** "Validate token": the key goes in the header (seen). */
  validate(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "validateToken", request);
  }

  /** "Renew token": with customer code and public address, only after production start (seen). A GET with side effects: never repeat an `unknown` one unseen. */
  renew(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "renewToken", request);
  }
}
