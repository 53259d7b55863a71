import type { LedgerDocument } from "../agency/ledger-document.ts";
import { contentHash } from "../mapping/content-hash.ts";
import { type Division, divisionTotal } from "./division.ts";
import { partRows } from "./part-rows.ts";
import type { Money } from "./payment-of.ts";
import type { PostingPlan } from "./posting-plan.ts";
import { ledgerRowOf, type PostingRow } from "./posting-row.ts";

const roles = { capital: "Capital", interest: "Interest", costs: "Costs" } as const;

/** What a received payment says about money, as a short hash: the identifier may be the source's own, and says nothing. */
const fingerprint = ({ invoiceNumber, date, currency, division }: Money): string =>
  contentHash({ invoiceNumber, date, currency, division }).slice(0, 16);

/** Whether no part of a division moves anything. */
export const isNothing = ({ capital, interest, costs }: Division): boolean =>
  capital === 0 && interest === 0 && costs === 0;

/**
 * A received payment that is no payment of its invoice, as a balanced ledger document: its money on the clearing account
 * against receivables, interest and costs, as allocations of settlements are booked. A refund turns the sides.
 */
export function receivedLedger(money: Money, plan: PostingPlan): LedgerDocument {
  const { identifier, invoiceNumber, date, division } = money;
  const rows: readonly PostingRow[] = [
    { role: "Clearing", account: plan.accounts.clearing, amount: divisionTotal(division) },
    ...partRows(division, plan, roles, invoiceNumber),
  ];
  return {
    ledgerIdentifier: identifier,
    companyIdentifier: undefined,
    documentType: plan.documentType,
    documentName: undefined,
    documentDate: date,
    documentDescription: `Payment ${identifier}, content ${fingerprint(money)}`,
    calculationMode: "GROSS",
    ledgerRows: rows.filter(({ amount }) => amount !== 0).map((row) => ledgerRowOf(row, plan)),
  };
}
