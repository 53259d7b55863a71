import type {
  Evidence,
  IdentityFacts,
  KindManifest,
  Limits,
  Manifest,
  ReadField,
} from "@confirma-connect/core";
import { mostInvoiceRows } from "./map/finvoice-lines.ts";
import { mostReceiptRows, receiptNameLength } from "./map/receipt-draft.ts";
import type { NetbaronOptions } from "./netbaron.options.ts";
import { netbaronAssumptions } from "./netbaron-assumptions.ts";
import { finvoiceLengths } from "./wire/finvoice/finvoice-value.ts";
import { paymentTextLengths } from "./wire/payment-text.ts";
import { receiptColumns } from "./wire/receipt-column.ts";

/** Length of our key: `CC` and 13 characters. */
const keyLength = 15;

const fileIdentity = ({ readings }: NetbaronOptions): IdentityFacts => ({
  field: readings.receiptNumber === "name" ? "file name" : "file name, Tositenumero",
  maxLength: keyLength,
  enforced: true,
  searchable: true,
  mark: "inferred",
});

/** Where files of this organisation can be seen to be taken, or read back, the evidence is stronger. */
function bestEvidenceOf({ drop, webService, readings }: NetbaronOptions): Evidence {
  if (webService?.receiptWords !== undefined && readings.receiptNumber !== "name") return "readBack";
  return drop.archive === undefined ? "handedOver" : drop.archiveMeans;
}

/** What the archive's files say of every kind; they say nothing of what became of the document in the books. */
const common: readonly ReadField[] = ["amount", "currency", "date", "account"];

type Told = Pick<KindManifest, "readBack" | "readPartly">;

const files = (options: NetbaronOptions, told: Told, limits: Limits, undo: string): KindManifest => ({
  operations: [
    "render",
    "deliver",
    "locate",
    ...(options.drop.archive === undefined ? [] : (["read"] as const)),
  ],
  identity: fileIdentity(options),
  // Our own folder refuses a second content under a key; NetBaron itself is not known to.
  idempotency: "byLookUp",
  bestEvidence: bestEvidenceOf(options),
  ...(options.drop.archive === undefined ? {} : { ...told, readsOwnOnly: true }),
  limits,
  undo,
});

const ledger = (options: NetbaronOptions): KindManifest =>
  files(
    options,
    { readBack: [...common, "vat"] },
    {
      rows: mostReceiptRows,
      currencies: ["EUR"],
      texts: {
        ...(options.readings.receiptNumber === "nameAndKey" ? { documentName: receiptNameLength } : {}),
        ...(options.readings.receiptNumber === "name"
          ? { documentName: receiptColumns.receiptNumber.length }
          : {}),
        "ledgerRows/*/transactionDescription": receiptColumns.description.length,
      },
    },
    "A file can be removed from the inbox before it is imported. A booked receipt is taken back in NetBaron, by a person.",
  );

const invoice = (options: NetbaronOptions): KindManifest => {
  const file = files(
    options,
    // Finvoice rows have a rate and no VAT code.
    { readBack: [...common, "vat", "reference"], readPartly: ["account", "vat"] },
    {
      rows: mostInvoiceRows,
      currencies: ["EUR"],
      texts: {
        "header/number": finvoiceLengths.invoiceNumber,
        "header/description": finvoiceLengths.freeText,
        "parties/buyerParty/name": finvoiceLengths.organisationName,
        "parties/buyerParty/address/street": finvoiceLengths.address,
        "parties/buyerParty/address/postalCode": finvoiceLengths.address,
        "parties/buyerParty/address/postalDistrict": finvoiceLengths.address,
        "rows/*/name": finvoiceLengths.articleName,
        "rows/*/description": finvoiceLengths.freeText,
        "rows/*/unit": finvoiceLengths.unit,
      },
    },
    "Send a credit note: it is booked as ledger rows, because NetBaron takes invoices of type INV01 only.",
  );
  // What is read back are receipts; how an invoice is found in NetBaron is not documented.
  const visible = options.drop.archive === undefined ? "handedOver" : options.drop.archiveMeans;
  if (options.invoices === "file") return { ...file, bestEvidence: visible };
  const identity = { ...file.identity, field: "InvoiceNumber", enforced: false, searchable: false };
  return { ...file, identity, idempotency: "none", bestEvidence: "acknowledged" };
};

const payment = (options: NetbaronOptions): KindManifest =>
  files(
    options,
    { readBack: [...common, "reference"] },
    {
      rows: 1,
      currencies: ["EUR"],
      texts: { invoiceNumber: paymentTextLengths.invoiceNumber, sourceName: paymentTextLengths.payer },
    },
    "A booked receipt is taken back in NetBaron, by a person. The invoice's open sum in the sales ledger is not touched.",
  );

/** A rename is done or not done; over SFTP it may be under way when the connection ends, and so may a request. */
function lateWriteBoundOf({ lateWriteBound, drop, invoices }: NetbaronOptions): number | "never" {
  if (lateWriteBound !== undefined) return lateWriteBound;
  if (invoices === "webService") return 180_000;
  return drop.type === "folder" ? 0 : 60_000;
}

/** What the adapter can do for one organisation, and every rule that it takes for granted. */
export const netbaronManifest = (options: NetbaronOptions): Manifest => ({
  system: options.id,
  title: "NetBaron",
  kinds: { ledger: ledger(options), invoice: invoice(options), payment: payment(options) },
  registers: options.webService?.costCenterWords === undefined ? [] : ["dimensions"],
  lane: { type: "parallel", width: 4 },
  lateWriteBound: lateWriteBoundOf(options),
  assumptions: netbaronAssumptions,
});
