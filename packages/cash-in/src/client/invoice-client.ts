import type { CashInTransport } from "../transport/cash-in-transport.ts";
import { type MenuAnswer, type MenuRead, type MenuWrite, menuCall } from "./menu-call.ts";

/** Invoices of the invoice service. Known by title: paths must be configured, bodies and answers are passed through. */
export class InvoiceClient {
  readonly #transport: CashInTransport<"creditor">;

  constructor(transport: CashInTransport<"creditor">) {
    this.#transport = transport;
  }

  /** "Create an invoice". */
  create(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "createInvoice", request);
  }

  /** "Create an invoice with seller information". */
  createWithSeller(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "createInvoiceWithSeller", request);
  }

  /** "Submit a batch of sales invoices". */
  submitBatch(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "submitInvoiceBatch", request);
  }

  /** "List batch uploads and export lines". */
  batches(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "invoiceBatches", request);
  }

  /** "List all sales invoices"; that `GET /salesinvoices` is this endpoint is inferred. */
  list(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "salesInvoices", request);
  }

  /** "Retrieve invoice delivery information". */
  delivery(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "invoiceDelivery", request);
  }

  /** "Invoice status". */
  status(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "invoiceStatus", request);
  }

  /** "Delivery statistics". */
  deliveryStatistics(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "deliveryStatistics", request);
  }

  /** "Received payments". */
  receivedPayments(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "receivedPayments", request);
  }

  /** "Electronic invoicing contracts". */
  electronicInvoicingContracts(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "electronicInvoicingContracts", request);
  }

  /** "Update an invoice". */
  update(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "updateInvoice", request);
  }

  /** "Submit update to Finvoice Account". */
  updateFinvoiceAccount(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "updateFinvoiceAccount", request);
  }

  /** "Submit payment for an invoice". */
  submitPayment(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "submitInvoicePayment", request);
  }
}
