import { z } from "zod";

/**
 * Every rule of Netvisor that is inferred or unknown and that shapes what we send or believe, as an option. The
 * defaults are the cautious readings; docs/adapters/netvisor.md says where each comes from.
 */
export const Readings = z.strictObject({
  /** Characters that texts may hold. The documentation asks for ISO-8859-15; clients send UTF-8 (inferred). */
  textCharset: z.enum(["iso-8859-15", "utf-8"]).default("iso-8859-15"),
  /** 13.5 % is taken wherever the published table lists 14 % (inferred: the table is older than the rate). */
  percent13point5: z.boolean().default(true),
  /** Percentages that the company has added itself, e.g. 22; they are taken with every code that takes VAT. */
  ownVatPercentages: z.array(z.number().min(0).max(100)).readonly().default([]),
  /** What the agency's document name becomes: part of the description, or the voucher number (≤ 9 digits). */
  documentName: z.enum(["description", "number"]).default("description"),
  /** Which of the agency's two dates is the voucher's only date. */
  voucherDate: z.enum(["documentDate", "bookingDate"]).default("documentDate"),
  /** Forbid Netvisor to create dimensions that it does not know (seen on accountingedit.nv and product.nv only). */
  onlyExistingDimensions: z.boolean().default(true),
  /** Write our key behind the payer's name, so that a payment can be found again (inferred: Name shows it). */
  keyInPayerName: z.boolean().default(true),
  /** Longest payer name with our key, in characters (unknown; a cut name would lose the key). */
  payerNameLength: z.int().min(20).max(255).default(100),
  /** Most digits of an invoice number (unknown). */
  invoiceNumberLength: z.int().min(1).max(18).default(18),
  /**
   * Whether Netvisor refuses a second invoice with the same number (unknown). Only then is a number that
   * another invoice has a refusal; else an operator decides.
   */
  invoiceNumberUnique: z.boolean().default(false),
  /** Most decimals of unit prices and quantities (unknown); more are refused, never rounded. */
  numberDecimals: z.int().min(2).max(20).default(10),
  /**
   * Whether refused credentials and "too many requests" prove that nothing was booked (inferred). If not, such
   * a write is looked up before it is sent again.
   */
  trustRefusals: z.boolean().default(true),
  /** What a line's own sum holds (inferred from a published answer), or no sums: Netvisor computes them. */
  lineSums: z.enum(["gross", "net", "omit"]).default("gross"),
  /**
   * Which organisation identifier of the customer register says that a buyer is a company (inferred from its form):
   * a Finnish business id, any but a personal identity number, or none; then the register is not asked.
   */
  companyIdentifier: z.enum(["finnish", "any", "none"]).default("finnish"),
});

/** See {@link Readings}. */
export type Readings = z.output<typeof Readings>;
