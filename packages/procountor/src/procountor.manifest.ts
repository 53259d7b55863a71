import type { IdentityFacts, KindManifest, Limits, Manifest, ReadField } from "@confirma-connect/core";
import { mostInvoiceRows, printedTextLength } from "./map/invoice-to-sales-invoice.ts";
import { documentNameLength, mostJournalRows } from "./map/ledger-document-to-journal.ts";
import { sourceNameLength } from "./map/payment-to-mark-paid.ts";
import type { ProcountorOptions } from "./procountor.options.ts";
import { procountorAssumptions } from "./procountor-assumptions.ts";
import { textLength } from "./wire/request/text-length.ts";

/** Fields that reading a kind gives back. */
interface Told {
  readonly readBack: readonly ReadField[];
  readonly readPartly?: readonly ReadField[];
}

const kind = (
  identity: Omit<IdentityFacts, "enforced" | "searchable">,
  bestEvidence: KindManifest["bestEvidence"],
  limits: Limits,
  { undo, ...told }: Told & { readonly undo: string },
): KindManifest => ({
  operations: ["render", "deliver", "locate", "read"],
  identity: { ...identity, enforced: false, searchable: true },
  idempotency: "byLookUp",
  bestEvidence,
  ...told,
  limits,
  undo,
});

const ledger = (currency: string): KindManifest =>
  kind(
    { field: "name", maxLength: textLength.receiptName, mark: "inferred" },
    "readBack",
    {
      rows: mostJournalRows,
      currencies: [currency],
      texts: {
        documentName: documentNameLength,
        documentDescription: textLength.transactionDescription,
        "ledgerRows/*/transactionDescription": textLength.transactionDescription,
      },
    },
    {
      readBack: ["amount", "currency", "date", "account", "vat", "status"],
      // VAT that Procountor computes shows in no row, so its account is not told.
      readPartly: ["account"],
      undo: "A journal can be set unfinished and invalidated while its year and period are open; it stays visible. This adapter never does it.",
    },
  );

const invoice = (currency: string, nameLength: number): KindManifest =>
  kind(
    { field: "originalInvoiceNumber", maxLength: textLength.originalInvoiceNumber, mark: "seen" },
    "readBack",
    {
      rows: mostInvoiceRows,
      currencies: [currency],
      texts: {
        "header/number": textLength.originalInvoiceNumber,
        "header/description": printedTextLength,
        "parties/buyerParty/name": textLength.partyName,
        "parties/buyerParty/address/street": textLength.street,
        "parties/buyerParty/address/postalCode": textLength.zip,
        "parties/buyerParty/address/postalDistrict": textLength.city,
        "rows/*/name": nameLength,
        "rows/*/description": textLength.rowComment,
      },
    },
    {
      readBack: ["amount", "currency", "date", "account", "vat", "reference", "status"],
      // Accounts stand in the receipt; they are told where its rows are those of the invoice.
      readPartly: ["account"],
      undo: "An invoice can be invalidated until it is sent; once sent, it can only be credited. A credit note settled with its invoice can be separated by a person only, who confirms it in the Procountor Key app.",
    },
  );

const payment = ({ currency, readings }: ProcountorOptions): KindManifest =>
  kind(
    { field: "description", maxLength: textLength.paymentDescription, mark: "inferred" },
    readings.paymentKey === "description" ? "readBack" : "identified",
    { rows: 1, currencies: [currency], texts: { sourceName: sourceNameLength } },
    {
      readBack: ["amount", "currency", "date"],
      undo: "An unattended integration cannot take back a payment: deleting a payment event waits for a person, who confirms it in the Procountor Key app within five minutes. The journal of interest and costs can be invalidated while its period is open.",
    },
  );

/** What the adapter can do for one company, and every rule that it takes for granted. */
export const procountorManifest = (options: ProcountorOptions): Manifest => ({
  system: options.id,
  title: "Procountor",
  kinds: {
    ledger: ledger(options.currency),
    invoice: invoice(options.currency, options.readings.productNameLength),
    payment: payment(options),
  },
  registers: ["accounts", "dimensions", "periods", "customers", "vatCodes", "bankAccounts"],
  lane: { type: "parallel", width: options.width },
  requestsPerSecond: options.requestsPerSecond,
  lateWriteBound: options.lateWriteBound,
  assumptions: procountorAssumptions,
});
