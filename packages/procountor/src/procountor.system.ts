import type {
  AccountingSystem,
  Clock,
  Health,
  Invoice,
  LedgerDocument,
  Manifest,
  OpenInvoiceReader,
  Payment,
} from "@confirma-connect/core";
import { askAgain, type HttpClient } from "@confirma-connect/http";
import type { Exchange } from "./channel/exchange.ts";
import { ProcountorChannel } from "./channel/procountor-channel.ts";
import { readInvoices } from "./channel/read-invoices.ts";
import { readLedgerDocuments } from "./channel/read-ledger-documents.ts";
import { readOpenBalances } from "./channel/read-open-balances.ts";
import { readPayments } from "./channel/read-payments.ts";
import { invoiceToSalesInvoice } from "./map/invoice-to-sales-invoice.ts";
import { ledgerDocumentToJournal } from "./map/ledger-document-to-journal.ts";
import { paymentToMarkPaid } from "./map/payment-to-mark-paid.ts";
import { readVatTarget } from "./map/row-words.ts";
import { procountorManifest } from "./procountor.manifest.ts";
import {
  type ProcountorOptions,
  type ProcountorOptionsInput,
  parseProcountorOptions,
  procountorAddresses,
} from "./procountor.options.ts";
import { probeProcountor } from "./register/probe-procountor.ts";
import { ProcountorRegisters } from "./register/procountor-registers.ts";
import { ProcountorClient, type ProcountorClientParts } from "./transport/procountor-client.ts";

/** What the host provides. */
export interface ProcountorParts extends Pick<ProcountorClientParts, "pace"> {
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Reading waits when Procountor asks to slow down. */
const patient = (client: Exchange): Exchange => ({
  exchange: (request, attempt) => askAgain(() => client.exchange(request, attempt), attempt),
});

/** One company in Procountor: all three kinds, both directions, and reading by change. */
export class ProcountorSystem implements AccountingSystem {
  readonly id: string;
  readonly manifest: Manifest;
  readonly invoices: ProcountorChannel<Invoice>;
  readonly ledger: ProcountorChannel<LedgerDocument>;
  readonly payments: ProcountorChannel<Payment>;
  readonly registers: ProcountorRegisters;
  readonly openInvoices: OpenInvoiceReader;
  readonly #client: Exchange;

  constructor(options: ProcountorOptions, client: Exchange, clock: Clock) {
    const { readings, currency } = options;
    const line = { client, clock, readings };
    this.id = options.id;
    this.manifest = procountorManifest(options);
    this.invoices = new ProcountorChannel({
      ...line,
      translate: (document, context) => invoiceToSalesInvoice(document, context, readings, currency),
      read: (from, selection) => readInvoices(patient(from), selection, readings),
    });
    this.ledger = new ProcountorChannel({
      ...line,
      translate: (document, context) => ledgerDocumentToJournal(document, context, readings),
      read: (from, selection) => readLedgerDocuments(patient(from), selection, readings),
    });
    this.payments = new ProcountorChannel({
      ...line,
      translate: (document, context) => paymentToMarkPaid(document, context, readings, currency),
      read: (from, selection) => readPayments(patient(from), selection, readings),
    });
    this.registers = new ProcountorRegisters(patient(client));
    this.openInvoices = { balances: (period) => readOpenBalances(patient(client), period) };
    this.#client = client;
  }

  /** Reading tells a VAT status without its side. */
  vatCodeAsRead(target: string): string {
    const words = readVatTarget(target, "SALES");
    return words === undefined ? target : String(words.vatStatus);
  }

  probe(): Promise<Health> {
    return probeProcountor(this.#client);
  }
}

/** Makes the system of one company without a container; throws ConfigurationError when an option is wrong. */
export function createProcountorSystem(
  input: ProcountorOptionsInput,
  { http, clock, pace }: ProcountorParts,
): ProcountorSystem {
  const options = parseProcountorOptions(input);
  const { environment, baseUrl, clientId, clientSecret, apiKey, redirectUri } = options;
  const { timeout, requestsPerSecond, longestPause, tokenMargin } = options;
  const client = new ProcountorClient({
    baseUrl: baseUrl ?? procountorAddresses[environment],
    credentials: { clientId, clientSecret, apiKey, ...(redirectUri === undefined ? {} : { redirectUri }) },
    http,
    clock,
    limits: { timeout, requestsPerSecond, longestPause, tokenMargin },
    ...(pace === undefined ? {} : { pace }),
  });
  return new ProcountorSystem(options, client, clock);
}
