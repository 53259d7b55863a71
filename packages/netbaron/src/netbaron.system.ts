import {
  type AccountingSystem,
  type Clock,
  type DocumentChannel,
  type Health,
  InvariantError,
  type Invoice,
  isCreditNote,
  type LedgerDocument,
  type Manifest,
  type Payment,
  type RegisterReader,
  type RenderContext,
  type Rendered,
} from "@confirma-connect/core";
import type { HttpClient } from "@confirma-connect/http";
import { DropDelivery } from "./channel/drop-delivery.ts";
import { InvoiceService } from "./channel/invoice-service.ts";
import { netbaronChannel } from "./channel/netbaron-channel.ts";
import { NetbaronRegisters } from "./channel/netbaron-registers.ts";
import { readInvoices, readLedgerDocuments, readPayments } from "./channel/read-archive.ts";
import { ReceiptBook } from "./channel/receipt-book.ts";
import { creditNoteToReceipt } from "./map/credit-note-to-receipt.ts";
import { asInvoiceRequest } from "./map/invoice-request.ts";
import { invoiceToFinvoice } from "./map/invoice-to-finvoice.ts";
import { ledgerDocumentToReceipt } from "./map/ledger-document-to-receipt.ts";
import { netbaronPlanOf } from "./map/netbaron-plan.ts";
import { paymentToBankFile } from "./map/payment-to-bank-file.ts";
import { paymentToReceipt } from "./map/payment-to-receipt.ts";
import { netbaronManifest } from "./netbaron.manifest.ts";
import { type NetbaronOptions, type NetbaronOptionsInput, parseNetbaronOptions } from "./netbaron.options.ts";
import { Drop } from "./transport/drop.ts";
import type { FileStore } from "./transport/file-store.ts";
import { FolderStore } from "./transport/folder-store.ts";
import { SftpStore } from "./transport/sftp-store.ts";
import { WebService } from "./transport/web-service.ts";

/** What the host provides. */
export interface NetbaronParts {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Another place for files than the one that the options name, e.g. one that measures. */
  readonly files?: FileStore;
}

const storeOf = ({ drop }: NetbaronOptions): FileStore => {
  if (drop.type === "folder") return new FolderStore(drop);
  const { password, privateKey, passphrase, ...server } = drop;
  return new SftpStore({ ...server, password, privateKey, passphrase });
};

/** One organisation in NetBaron. */
class NetbaronSystem implements AccountingSystem {
  readonly id: string;
  readonly manifest: Manifest;
  readonly invoices: DocumentChannel<Invoice>;
  readonly ledger: DocumentChannel<LedgerDocument>;
  readonly payments: DocumentChannel<Payment>;
  readonly registers?: RegisterReader;
  readonly #drop: Drop;

  constructor(options: NetbaronOptions, parts: NetbaronParts) {
    const { readings, drop: folders } = options;
    const drop = new Drop(parts.files ?? storeOf(options), {
      ...folders,
      archive: folders.archive,
      rejected: folders.rejected,
    });
    const { archiveMeans, waitForPickUp } = folders;
    const services = servicesOf(options, parts);
    const delivery = new DropDelivery({ drop, clock: parts.clock, archiveMeans, waitForPickUp });
    const common = { drop: delivery, service: services.invoices, book: services.book };
    const reads = folders.archive !== undefined;
    this.id = options.id;
    this.manifest = netbaronManifest(options);
    this.ledger = netbaronChannel<LedgerDocument>({
      ...common,
      translate: (document, context) => ledgerDocumentToReceipt(document, context, readings),
      read: reads ? (period) => readLedgerDocuments(drop, readings, period) : undefined,
    });
    this.invoices = netbaronChannel<Invoice>({
      ...common,
      translate: (document, context) => translateInvoice(document, context, options),
      read: reads ? (period) => readInvoices(drop, readings, period) : undefined,
    });
    this.payments = netbaronChannel<Payment>({
      ...common,
      translate: (document, context) => translatePayment(document, context, options),
      read: reads ? (period) => readPayments(drop, readings, period) : undefined,
    });
    if (services.registers !== undefined) this.registers = services.registers;
    this.#drop = drop;
  }

  async probe(): Promise<Health> {
    const problem = await this.#drop.probe();
    if (problem === undefined) return { reachable: true, authenticated: true, problems: [] };
    return { reachable: problem.code.startsWith("ACC_AUTH"), authenticated: false, problems: [problem] };
  }
}

function translateInvoice(document: Invoice, context: RenderContext, options: NetbaronOptions): Rendered {
  const { readings, invoices, webService } = options;
  if (isCreditNote(document)) return creditNoteToReceipt(document, context, readings);
  const rendered = invoiceToFinvoice(document, context, readings);
  if (invoices === "file") return rendered;
  if (webService === undefined) throw new InvariantError("invoices by web service without a web service");
  const module = invoiceModule(webService.invoiceInterface);
  return asInvoiceRequest(rendered, { module, envelope: webService.envelope });
}

function translatePayment(
  document: Payment,
  context: RenderContext,
  { readings }: NetbaronOptions,
): Rendered {
  const { paymentFormat } = netbaronPlanOf(context.plan).decisions;
  if (paymentFormat === "ledgerRows") return paymentToReceipt(document, context, readings);
  return paymentToBankFile(document, context, readings, paymentFormat);
}

const invoiceModule = (number: 1 | 2): string => (number === 1 ? "invoice" : "invoice2");

interface Services {
  readonly invoices: InvoiceService | undefined;
  readonly book: ReceiptBook | undefined;
  readonly registers: NetbaronRegisters | undefined;
}

/** The parts of the web service that the options ask for; none of them by default. */
function servicesOf({ webService: options }: NetbaronOptions, { http, clock }: NetbaronParts): Services {
  if (options === undefined) return { invoices: undefined, book: undefined, registers: undefined };
  const { invoicePassword, accountingPassword, receiptWords, costCenterWords, envelope } = options;
  const service = new WebService(options, http);
  const accounting =
    accountingPassword === undefined
      ? undefined
      : {
          module: "accounting",
          password: accountingPassword,
          query: `?version=${options.accountingVersion}`,
        };
  const module = invoiceModule(options.invoiceInterface);
  return {
    invoices:
      invoicePassword === undefined
        ? undefined
        : new InvoiceService(service, { module, password: invoicePassword, query: "" }, clock),
    book:
      accounting === undefined || receiptWords === undefined
        ? undefined
        : new ReceiptBook(service, accounting, receiptWords, envelope),
    registers:
      accounting === undefined || costCenterWords === undefined
        ? undefined
        : new NetbaronRegisters(service, accounting, costCenterWords, envelope),
  };
}

/** Makes the system of one organisation without a container; throws ConfigurationError when an option is wrong. */
export const createNetbaronSystem = (input: NetbaronOptionsInput, parts: NetbaronParts): AccountingSystem =>
  new NetbaronSystem(parseNetbaronOptions(input), parts);
