import { type AccountPlan, Iban, type Problem, problem } from "@confirma-connect/core";
import { z } from "zod";

const AccountNumber = z.string().regex(/^\d{1,9}$/u, "must be an account number of 1 to 9 digits");

/** The seller's bank account, for files that need one (Finvoice, reference payments, camt.054). */
const Bank = z.strictObject({
  iban: Iban,
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/u)
    .optional(),
  /** Service code that the bank gave to the invoicer; 9 characters in a reference payment file. */
  serviceCode: z
    .string()
    .regex(/^[0-9A-Z]{1,9}$/u)
    .default("0"),
  /** Bank group code; 2 characters in a reference payment file. */
  bankGroup: z
    .string()
    .regex(/^[0-9A-Z ]{2}$/u)
    .default("  "),
});

/**
 * What a client's plan decides for NetBaron (`options.netbaron`). Everything here shapes what is booked and is not
 * settled by NetBaron's documentation, so it is pinned with the plan. See docs/adapters/netbaron.md.
 */
export const NetbaronPlan = z.strictObject({
  /**
   * Who makes VAT rows. `explicit`: the file has a row of its own for VAT; `vatAccount`: the VAT account stands in
   * the column Alv-tili of the row that the VAT belongs to. Absent: `explicit`, with a warning.
   */
  vatRows: z.enum(["explicit", "vatAccount"]).optional(),
  /** VAT account where the document names none. */
  vatAccount: AccountNumber.optional(),
  /**
   * What stands in the integer column Alv-% for 25.5 and 13.5. `empty`: nothing, the VAT code and the amounts say
   * it; `decimal`: 25.5 all the same; `refuse`: such rows are refused. Absent: refused until somebody decides.
   */
  fractionalVatPercentage: z.enum(["empty", "decimal", "refuse"]).optional(),
  /** Date of the rows: the row's own booking date where it has one, or always the document's date. */
  bookingDate: z.enum(["row", "document"]).default("row"),
  /** Texts that a spreadsheet could run: an apostrophe before them, or refused. */
  formulaTexts: z.enum(["prefix", "refuse"]).default("prefix"),
  /** Account of what debtors owe: credited by payments and credit notes. */
  receivablesAccount: AccountNumber.optional(),
  /** File of a payment. Only `ledgerRows` is documented; NetBaron may not take the other two. */
  paymentFormat: z.enum(["ledgerRows", "ktl", "camt054"]).default("ledgerRows"),
  bank: Bank.optional(),
  /** `netbaron`: rows carry RowAccount and RowCostcenter, which the Finvoice schema does not have. */
  finvoiceDialect: z.enum(["standard", "netbaron"]).default("standard"),
  /** UNTDID 5305 code of rows at 0 %; absent: the rate stands alone. */
  zeroVatCode: z.enum(["Z", "E", "AE", "K", "G", "O"]).optional(),
});

/** See {@link NetbaronPlan}. */
export type NetbaronPlan = z.output<typeof NetbaronPlan>;

/** The plan's decisions for NetBaron, and what is wrong with them. */
export function netbaronPlanOf({ options }: AccountPlan): {
  readonly decisions: NetbaronPlan;
  readonly problems: readonly Problem[];
} {
  const parsed = NetbaronPlan.safeParse(options["netbaron"] ?? {});
  if (parsed.success) return { decisions: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) =>
    problem("ACC_CONFIG_INVALID", {
      message: `account plan, options.netbaron.${path.join(".") || "(all)"}: ${message}`,
    }),
  );
  return { decisions: NetbaronPlan.parse({}), problems };
}
