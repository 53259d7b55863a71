import { z } from "zod";

const Word = z.string().min(1);

/** Accounts: the caller's number → the accounting system's number. */
const Accounts = z.strictObject({
  /** `asIs`: an account that is not listed keeps its number; `refuse`: it is a problem. */
  unlisted: z.enum(["asIs", "refuse"]).default("asIs"),
  map: z.record(Word, Word).default({}),
});

/** One VAT code: the caller's code and percentage → the accounting system's code. */
const VatRule = z.strictObject({
  /** The caller's VAT code; absent: rows without a code. */
  code: Word.optional(),
  /** Percent, e.g. 25.5; absent: every percentage with this code. */
  percentage: z.number().min(0).max(100).optional(),
  /** The accounting system's VAT code, e.g. Netvisor `KOMY`. */
  target: Word,
});

/** Where a part of a payment is booked. */
const PaymentPart = z.strictObject({
  account: Word,
  /** The accounting system's VAT code of the row; absent: the adapter's code for "no VAT". */
  vatCode: Word.optional(),
});

const Payments = z.strictObject({
  /** Payment method or bank account as it is named in the accounting system. */
  method: Word.optional(),
  methodType: z.enum(["bankAccount", "alternative"]).default("bankAccount"),
  /** Account that received the money: counter account of interest and costs. */
  clearingAccount: Word.optional(),
  interest: PaymentPart.optional(),
  costs: PaymentPart.optional(),
  /** Document class of the ledger rows for interest and costs. */
  documentClass: Word.optional(),
});

const Invoices = z.strictObject({
  /** `create`: a missing customer is created from the invoice; `find`: it is a problem. */
  customers: z.enum(["create", "find"]).default("create"),
  /** Which field of the buyer is the customer code. */
  customerCode: z.enum(["customerAccountId", "businessId"]).default("customerAccountId"),
  /** `create`: a missing product is created; `find`: it is a problem; `single`: all rows use one product. */
  products: z.enum(["create", "find", "single"]).default("single"),
  /** Code of the product used for rows without a product code, and for all rows with `single`. */
  productCode: Word.default("CONFIRMA"),
  /** Group of the products that are created. */
  productGroup: Word.default("Confirma"),
  /** Whether the accounting system shall treat the invoice as already sent. */
  alreadySent: z.boolean().default(true),
  /** Sales account of rows that name none; absent: the accounting system's own default. */
  salesAccount: Word.optional(),
});

/**
 * A client's account plan: how the agency's words become the words of one accounting system.
 * It is pinned by hash to every submission, so a later change never alters what was shown.
 */
export const AccountPlan = z.strictObject({
  /** The operator's own label, e.g. "2026-01". */
  version: Word.default("1"),
  accounts: Accounts.prefault({}),
  vatCodes: z.array(VatRule).default([]),
  /** Dimension type (e.g. COST_CENTER) → name of the dimension in the accounting system. */
  dimensions: z.record(Word, Word).default({}),
  /** Name of the dimension that takes `projectNumber`; absent: a project number is a problem. */
  projectDimension: Word.optional(),
  /** Agency document type (e.g. ML) → full name of the document class. */
  documentClasses: z.record(Word, Word).default({}),
  ledger: z
    .strictObject({
      /** `auto`: net when the document has VAT rows, else as its calculation mode says. */
      calculation: z.enum(["auto", "net", "gross"]).default("auto"),
    })
    .prefault({}),
  payments: Payments.prefault({}),
  invoices: Invoices.prefault({}),
  /** Texts longer than the accounting system takes: refused, or cut where this is set. */
  cutLongTexts: z.boolean().default(false),
  /** Options of one adapter; the adapter checks them. */
  options: z.record(Word, z.json()).default({}),
});

/** See {@link AccountPlan}. */
export type AccountPlan = z.output<typeof AccountPlan>;

/** The plan as an operator writes it, with defaults left out. */
export type AccountPlanInput = z.input<typeof AccountPlan>;
