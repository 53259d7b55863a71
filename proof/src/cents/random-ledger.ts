import {
  type CivilDate,
  type LedgerDocument,
  type LedgerRow,
  minorUnits,
  negateMinor,
  type Percentage,
  percentage,
} from "@confirma-connect/core";
import type { SampleAccounts } from "../simulation/document.ts";
import type { SeededRandom } from "../simulation/seeded-random.ts";
import { type RandomAmount, randomAmount, rowCount } from "./random-rows.ts";

const none = percentage(0);

const plainRow = (accountNumber: string): Omit<LedgerRow, "amount" | "netAmount"> => ({
  bookingDate: undefined,
  accountNumber,
  vatAccountNumber: undefined,
  vatType: undefined,
  vatPercentage: none,
  vatCode: undefined,
  isVatRow: false,
  projectNumber: undefined,
  transactionType: undefined,
  transactionDescription: "Row",
  ledgerDimensions: [],
});

/** What is drawn about a ledger document. */
export interface LedgerDraw {
  readonly identifier: string;
  readonly date: CivilDate;
  readonly rates: readonly Percentage[];
  readonly accounts: SampleAccounts;
}

/**
 * Sales against receivables in any of the agency's forms: gross with rows of VAT, gross without, net with rows of VAT.
 * One in five goes the other way, as a credit does.
 */
export function randomLedger(
  random: SeededRandom,
  { identifier, date, rates, accounts }: LedgerDraw,
): LedgerDocument {
  const calculationMode = random.chance(0.75) ? "GROSS" : "NET";
  const explicit = calculationMode === "NET" || random.chance(0.5);
  const sign = random.chance(0.2) ? 1 : -1;
  const amounts = Array.from({ length: rowCount(random) }, () => randomAmount(random, rates, "gross"));
  const signed = (cents: number) => minorUnits(sign * cents);
  const total = amounts.reduce((sum, { gross }) => sum + gross, 0);
  const sales = amounts.map(
    ({ rate, net, gross }): LedgerRow => ({
      ...plainRow(accounts.sales),
      vatPercentage: rate,
      vatAccountNumber: rate === 0 ? undefined : accounts.vat,
      amount: signed(gross),
      netAmount: signed(net),
    }),
  );
  const receivable: LedgerRow = {
    ...plainRow(accounts.receivables),
    amount: negateMinor(signed(total)),
    netAmount: negateMinor(signed(total)),
  };
  return {
    ledgerIdentifier: identifier,
    companyIdentifier: undefined,
    documentType: "ML",
    documentName: "Proof",
    documentDate: date,
    documentDescription: "Proof of cents",
    calculationMode,
    ledgerRows: [receivable, ...sales, ...(explicit ? vatRows(amounts, signed, accounts.vat) : [])],
  };
}

/** One row of VAT for each rate. */
function vatRows(
  amounts: readonly RandomAmount[],
  signed: (cents: number) => LedgerRow["amount"],
  account: string,
): readonly LedgerRow[] {
  const sums = new Map<number, number>();
  for (const { rate, vat } of amounts) sums.set(rate, (sums.get(rate) ?? 0) + vat);
  return [...sums.values()]
    .filter((sum) => sum !== 0)
    .map((sum) => ({ ...plainRow(account), isVatRow: true, amount: signed(sum), netAmount: signed(sum) }));
}
