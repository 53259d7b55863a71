import type { CashInTransport } from "../transport/cash-in-transport.ts";
import { type MenuAnswer, type MenuRead, type MenuWrite, menuCall } from "./menu-call.ts";

/** Invoices that another system sent. Known by title: paths must be configured, bodies and answers are passed through. */
export class ExternalInvoiceClient {
  readonly #transport: CashInTransport<"creditor">;

  constructor(transport: CashInTransport<"creditor">) {
    this.#transport = transport;
  }

  /** "Retrieve delivery information". */
  delivery(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "externalInvoiceDelivery", request);
  }

  /** "Retrieve payment information". */
  payments(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "externalInvoicePayments", request);
  }

  /** "Create an direct payment". */
  createDirectPayment(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "createDirectPayment", request);
  }

  /** "Submit an invoice action"; the verb is inferred. */
  submitAction(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "submitExternalInvoiceAction", request);
  }

  /** "Retrieve status of the agreement"; the verb is inferred. */
  agreementStatus(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "agreementStatus", request);
  }
}
