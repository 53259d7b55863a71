import {
  type CivilDate,
  type DocumentKind,
  envelopes,
  hasErrors,
  Invoice,
  LedgerDocument,
  Payment,
  type Problem,
  parseSubmitBody,
  underPointer,
} from "@confirma-connect/core";
import type { ConfirmaResult } from "../confirma-result.ts";
import type { AnswerReader } from "../transport/answer-reader.ts";
import type { CallOptions, ConfirmaTransport } from "../transport/confirma-transport.ts";
import { type AccountingStatus, statusReaders, submissionReader } from "../wire/accounting-status.ts";
import { encodeBody } from "../wire/encode-body.ts";

/** Filters of the status endpoints; every name is inferred. */
export interface StatusQuery {
  readonly sourceIdentifier?: string;
  readonly invoiceNumber?: string;
  readonly fromDate?: CivilDate;
  readonly toDate?: CivilDate;
  /** 0 pending, 1 synced. */
  readonly status?: number;
}

/** Status rows of one kind. */
type Statuses<K extends DocumentKind> = Promise<ConfirmaResult<readonly AccountingStatus<K>[]>>;

const submitRoutes = {
  invoice: "submitAccountingInvoice",
  ledger: "submitLedgerDocument",
  payment: "submitAccountingPayments",
} as const;

/**
 * The agency's own accounting endpoints: documents that it carries into an accounting system. Documents are checked
 * by core's rules first; one with errors is refused and nothing is sent. Submissions are never repeated.
 */
export class AccountingClient {
  readonly #transport: ConfirmaTransport;

  constructor(transport: ConfirmaTransport) {
    this.#transport = transport;
  }

  /** `POST /accounting/invoice` (inferred from its siblings). */
  submitInvoice(invoice: Invoice, options: CallOptions = {}): Statuses<"invoice"> {
    const body = encodeBody(Invoice, invoice);
    return this.#submit("invoice", wrapped("invoice", [body]), statusReaders.invoice, options);
  }

  /** `POST /accounting/ledger`; the body holds one document as an object, not a list (seen). */
  submitLedgerDocument(document: LedgerDocument, options: CallOptions = {}): Statuses<"ledger"> {
    const encoded = encodeBody(LedgerDocument, document);
    const body = "problems" in encoded ? encoded : { body: { [envelopes.ledger]: encoded.body } };
    return this.#submit("ledger", body, statusReaders.ledger, options);
  }

  /** `POST /accounting/payment`. */
  submitPayments(payments: readonly Payment[], options: CallOptions = {}): Statuses<"payment"> {
    const bodies = payments.map((payment) => encodeBody(Payment, payment));
    return this.#submit("payment", wrapped("payment", bodies), statusReaders.payment, options);
  }

  /** `GET /accounting/invoice` (inferred). */
  invoiceStatus(query: StatusQuery = {}, options: CallOptions = {}): Statuses<"invoice"> {
    const call = { route: "accountingInvoiceStatus", query: asked(query), ...options } as const;
    return this.#transport.call(call, statusReaders.invoice);
  }

  /** `GET /accounting/ledger`. */
  ledgerDocumentStatus(query: StatusQuery = {}, options: CallOptions = {}): Statuses<"ledger"> {
    const call = { route: "ledgerDocumentStatus", query: asked(query), ...options } as const;
    return this.#transport.call(call, statusReaders.ledger);
  }

  /** `GET /accounting/payment`. */
  paymentStatus(query: StatusQuery = {}, options: CallOptions = {}): Statuses<"payment"> {
    const call = { route: "accountingPaymentStatus", query: asked(query), ...options } as const;
    return this.#transport.call(call, statusReaders.payment);
  }

  async #submit<T>(
    kind: DocumentKind,
    encoded: Encoded,
    reader: AnswerReader<readonly T[]>,
    options: CallOptions,
  ): Promise<ConfirmaResult<readonly T[]>> {
    if ("problems" in encoded) return { type: "refused", problems: encoded.problems };
    const { body } = encoded;
    const { problems } = parseSubmitBody(kind, body);
    if (hasErrors(problems)) return { type: "refused", problems };
    const call = { route: submitRoutes[kind], body, ...options };
    const result = await this.#transport.call(call, submissionReader(kind, reader));
    return result.type === "ok" ? { ...result, warnings: [...problems, ...result.warnings] } : result;
  }
}

type Encoded = { readonly body: unknown } | { readonly problems: readonly Problem[] };

/** Documents in the agency's envelope, or the problems of all of them. */
function wrapped(kind: "invoice" | "payment", parts: readonly Encoded[]): Encoded {
  const name = envelopes[kind];
  const problems = parts.flatMap((part, index) =>
    "problems" in part ? underPointer(`/${name}/${index}`, part.problems) : [],
  );
  const bodies = parts.flatMap((part) => ("body" in part ? [part.body] : []));
  return problems.length > 0 ? { problems } : { body: { [name]: bodies } };
}

const asked = ({ status, ...query }: StatusQuery) => ({
  ...query,
  status: status === undefined ? undefined : String(status),
});
