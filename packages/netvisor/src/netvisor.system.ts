import type {
  AccountingSystem,
  Clock,
  Health,
  IdSource,
  Invoice,
  LedgerDocument,
  Manifest,
  OpenInvoiceReader,
  Payment,
} from "@confirma-connect/core";
import { askAgain, type HttpClient } from "@confirma-connect/http";
import type { Exchange } from "./channel/exchange.ts";
import { type ChannelParts, NetvisorChannel } from "./channel/netvisor-channel.ts";
import { readInvoices } from "./channel/read-invoices.ts";
import { readLedgerDocuments } from "./channel/read-ledger-documents.ts";
import { readOpenBalances } from "./channel/read-open-balances.ts";
import { readPayments } from "./channel/read-payments.ts";
import { invoiceToSalesInvoice } from "./map/invoice-to-sales-invoice.ts";
import { ledgerDocumentToVoucher } from "./map/ledger-document-to-voucher.ts";
import { paymentToSalesPayment } from "./map/payment-to-sales-payment.ts";
import { netvisorManifest } from "./netvisor.manifest.ts";
import {
  type NetvisorOptions,
  type NetvisorOptionsInput,
  netvisorAddresses,
  parseNetvisorOptions,
} from "./netvisor.options.ts";
import { NetvisorRegisters } from "./register/netvisor-registers.ts";
import { probeNetvisor } from "./register/probe-netvisor.ts";
import { NetvisorClient } from "./transport/netvisor-client.ts";

/** What the host provides. */
export interface NetvisorParts {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Gives every request its transaction identifier. */
  readonly ids: IdSource;
}

/** Reading waits when Netvisor asks to slow down. */
const patient = (client: Exchange): Exchange => ({
  exchange: (request, attempt) => askAgain(() => client.exchange(request, attempt), attempt),
});

/** One company in Netvisor: all three kinds, both directions. */
class NetvisorSystem implements AccountingSystem {
  readonly id: string;
  readonly manifest: Manifest;
  readonly invoices: NetvisorChannel<Invoice>;
  readonly ledger: NetvisorChannel<LedgerDocument>;
  readonly payments: NetvisorChannel<Payment>;
  readonly registers: NetvisorRegisters;
  readonly openInvoices: OpenInvoiceReader;
  readonly #client: Exchange;

  constructor(options: NetvisorOptions, client: Exchange, clock: Clock) {
    const { readings } = options;
    const contentType = `text/xml; charset=${options.bodyEncoding}`;
    const line = { client, clock, readings, contentType };
    const invoices: ChannelParts<Invoice> = {
      ...line,
      translate: (document, context) => invoiceToSalesInvoice(document, context, readings),
      read: (from, period) => readInvoices(patient(from), period, readings),
    };
    const ledger: ChannelParts<LedgerDocument> = {
      ...line,
      translate: (document, context) => ledgerDocumentToVoucher(document, context, readings),
      read: (from, period) => readLedgerDocuments(patient(from), period),
    };
    const payments: ChannelParts<Payment> = {
      ...line,
      translate: (document, context) => paymentToSalesPayment(document, context, readings),
      read: (from, period) => readPayments(patient(from), period),
    };
    this.id = options.id;
    this.manifest = netvisorManifest(options);
    this.invoices = new NetvisorChannel(invoices);
    this.ledger = new NetvisorChannel(ledger);
    this.payments = new NetvisorChannel(payments);
    this.registers = new NetvisorRegisters(patient(client));
    this.openInvoices = { balances: (period) => readOpenBalances(patient(client), period) };
    this.#client = client;
  }

  probe(): Promise<Health> {
    return probeNetvisor(this.#client);
  }
}

/** Makes the system of one company without a container; throws ConfigurationError when an option is wrong. */
export function createNetvisorSystem(
  input: NetvisorOptionsInput,
  { http, clock, ids }: NetvisorParts,
): AccountingSystem {
  const options = parseNetvisorOptions(input);
  const { environment, baseUrl, timeout, signedUrl, bodyEncoding } = options;
  const { sender, customerId, customerKey, partnerId, partnerKey, organisationId, language } = options;
  const client = new NetvisorClient({
    baseUrl: baseUrl ?? netvisorAddresses[environment],
    credentials: { sender, customerId, customerKey, partnerId, partnerKey, organisationId, language },
    http,
    clock,
    ids,
    options: { timeout, signedUrl, bodyEncoding },
  });
  return new NetvisorSystem(options, client, clock);
}
