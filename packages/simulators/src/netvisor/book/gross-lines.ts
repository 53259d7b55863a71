import type { NetvisorCompany } from "../company/company.ts";
import { invalidData } from "../failure.ts";
import { taxInside, taxOn } from "../format/decimal.ts";
import type { LineDraft } from "./add-voucher.ts";
import { vatHandling, vatRate } from "./vat-table.ts";

/** A line as sent, before Netvisor makes its VAT lines. */
export interface TypedLine {
  readonly draft: LineDraft;
  readonly sumType: "net" | "gross";
}

/** Splits lines into net and VAT lines on the company's default accounts, and rounds the rest away. */
export function grossLines(company: NetvisorCompany, lines: readonly TypedLine[]): readonly LineDraft[] {
  const split = lines.flatMap((line) => splitLine(company, line));
  const difference = sumOf(split);
  if (difference === 0) return split;
  if (Math.abs(difference) > lines.length) {
    throw invalidData("Voucher is not in balance: debit and credit differ after VAT calculation");
  }
  return [...split, plainLine(company.defaultAccounts.RoundingOffDifference, -difference, "Pyöristysero")];
}

/** One line and the VAT lines it causes. */
export function splitLine(company: NetvisorCompany, { draft, sumType }: TypedLine): readonly LineDraft[] {
  const rate = vatRate(draft.vatPercent);
  const handling = vatHandling(draft.vatCode);
  if (handling === "none" || rate.basisPoints === 0n) return [draft];
  const { SalesVATDebt, PurchaseVATReceivable } = company.defaultAccounts;
  if (handling === "sale" || handling === "purchase") {
    const vat =
      sumType === "gross"
        ? taxInside(draft.sumCents, rate.basisPoints)
        : taxOn(draft.sumCents, rate.basisPoints);
    const net = sumType === "gross" ? draft.sumCents - vat : draft.sumCents;
    const account = handling === "sale" ? SalesVATDebt : PurchaseVATReceivable;
    return [{ ...draft, sumCents: net }, plainLine(account, vat, draft.description)];
  }
  const vat = taxOn(draft.sumCents, rate.basisPoints);
  const debit =
    handling === "selfDeductible"
      ? plainLine(PurchaseVATReceivable, vat, draft.description)
      : { ...draft, sumCents: vat };
  return [draft, debit, plainLine(SalesVATDebt, -vat, draft.description)];
}

/** Sum of lines in cents. */
export function sumOf(lines: readonly { readonly sumCents: number }[]): number {
  return lines.reduce((total, line) => total + line.sumCents, 0);
}

/** A line without VAT handling and dimensions. */
export function plainLine(accountNumber: string, sumCents: number, description: string): LineDraft {
  return { accountNumber, sumCents, description, vatPercent: "0", vatCode: "NONE", dimensions: [] };
}
