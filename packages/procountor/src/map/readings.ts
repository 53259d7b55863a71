import { z } from "zod";

/**
 * Every rule of Procountor that is inferred or unknown and that shapes what we send or read, as an option.
 * The defaults are the cautious readings; docs/adapters/procountor.md says where each comes from.
 */
export const Readings = z.strictObject({
  /**
   * VAT of journals. `computed`: rows are net with their percentage, VAT rows are left to Procountor (the sum
   * of a receipt counts VAT, inferred). `rows`: every row as it stands, VAT rows too, without VAT handling.
   */
  journalVat: z.enum(["computed", "rows"]).default("computed"),
  /** VAT status that means "no VAT handling" in this company (seen: 12; statuses are the company's own). */
  noVatStatus: z.int().positive().default(12),
  /** VAT statuses whose VAT is not part of the gross amount, e.g. reverse charge (unknown: none is listed). */
  vatOutsideGross: z.array(z.int().positive()).readonly().default([]),
  /** How the total of an invoice is rounded (unknown): VAT per row, or per percentage. */
  invoiceRounding: z.enum(["row", "percentage"]).default("row"),
  /** Most decimals of a unit price and of a quantity that are kept as they are (unknown). */
  rowDecimals: z.int().min(2).max(10).default(4),
  /** Longest name of a product on an invoice row (unknown: the product register says 100). */
  productNameLength: z.int().min(1).default(100),
  /** How the rows of an invoice's receipt are told apart (unknown): by their order, or by their description. */
  receiptRows: z.enum(["order", "description"]).default("order"),
  /** Whether a payment's description is given back (seen for sales invoices), or only date and amount tell. */
  paymentKey: z.enum(["description", "content"]).default("description"),
  /** How a credit note is settled against itself (unknown): a negative amount, or a positive one. */
  creditNoteAmount: z.enum(["negative", "positive"]).default("negative"),
  /** Where payments of a period are looked for: all paid invoices, or `GET /payments` (inferred). */
  paymentList: z.enum(["invoices", "payments"]).default("invoices"),
  /**
   * Which identifier of a counterparty says that a buyer is a company (the field holds a business id or a person's,
   * seen; which one is inferred from its form): a Finnish business id, any but a personal identity number, or none.
   */
  companyIdentifier: z.enum(["finnish", "any", "none"]).default("finnish"),
  /** Types of receipts that count as ledger documents when the books are read. */
  receiptTypes: z
    .array(z.string().regex(/^[A-Z_]+$/u))
    .min(1)
    .readonly()
    .default(["JOURNAL"]),
});

/** See {@link Readings}. */
export type Readings = z.output<typeof Readings>;
