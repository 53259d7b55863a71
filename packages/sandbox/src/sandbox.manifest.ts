import type { KindManifest, Limits, Manifest, ReadField } from "@confirma-connect/core";
import type { SandboxOptions } from "./sandbox.options.ts";

/** Limits of `POST /entries`. A row's text is named by its path with `*` for the row number. */
export const ledgerLimits: Limits = {
  rows: 200,
  currencies: ["EUR"],
  texts: { documentName: 60, documentDescription: 120, "ledgerRows/*/transactionDescription": 80 },
};

/** Limits of `POST /sales-invoices`. */
export const invoiceLimits: Limits = {
  rows: 100,
  currencies: ["EUR", "SEK"],
  texts: { "header/description": 100, "rows/*/name": 60, "rows/*/description": 80 },
};

/** Limits of `POST /receipts`. */
export const paymentLimits: Limits = {
  rows: 1,
  currencies: ["EUR", "SEK"],
  texts: { sourceName: 40 },
};

/** The sandbox gives everything back. */
const readBack: readonly ReadField[] = [
  "amount",
  "currency",
  "date",
  "account",
  "vat",
  "reference",
  "status",
];

const kind = (options: SandboxOptions, limits: Limits, undo: string): KindManifest => ({
  operations: ["render", "deliver", "locate", "read"],
  identity: {
    field: "key",
    maxLength: 40,
    enforced: options.uniqueness === "enforced",
    searchable: true,
    mark: "seen",
  },
  idempotency: options.uniqueness === "enforced" ? "native" : "byLookUp",
  bestEvidence: "readBack",
  readBack,
  limits,
  undo,
});

/** What the sandbox can do. Its facts are seen: the books are in this package. */
export const sandboxManifest = (options: SandboxOptions): Manifest => ({
  system: options.id,
  title: "Sandbox",
  kinds: {
    ledger: kind(options, ledgerLimits, "An entry stays; book the reverse entry."),
    invoice: kind(options, invoiceLimits, "An invoice stays; send a credit note."),
    payment: kind(options, paymentLimits, "A receipt stays; send a receipt with the opposite sign."),
  },
  registers: ["accounts", "documentClasses", "dimensions", "periods", "customers", "vatCodes"],
  lane: options.width === 1 ? { type: "serial" } : { type: "parallel", width: options.width },
  lateWriteBound: options.lateWriteBound,
  assumptions: [],
});
