import { bookingHabits } from "../book/booking-habit.ts";
import { type DemoClient, demoRates, purchaseVatCode, saleVatCode } from "../client/demo-client.ts";
import { eurosOf, type LedgerBody } from "../document/demo-document.ts";
import type { Dice } from "./dice.ts";

type Row = LedgerBody["ledgerRows"][number];

/** The VAT inside a gross amount in cents; half a cent goes up. */
const vatInside = (grossCents: number, rate: number): number =>
  Math.round((grossCents * rate * 10) / (1000 + rate * 10));

const row = (accountNumber: string, cents: number, fields: Partial<Row> = {}): Row => ({
  accountNumber,
  vatPercentage: 0,
  vatCode: "",
  amount: eurosOf(cents),
  netAmount: eurosOf(cents),
  isVatRow: 0,
  ...fields,
});

const vatRow = (accountNumber: string, cents: number): Row => row(accountNumber, cents, { isVatRow: 1 });

interface Draft {
  readonly documentType: string;
  readonly words: string;
  readonly mode: "GROSS" | "NET";
  readonly rows: readonly Row[];
}

const costCenter = (dice: Dice): Partial<Row> => ({
  ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: dice.pick(["1000", "2000", "3000"]) }],
  projectNumber: dice.pick(["PN12345", "PN20001", null]),
});

/** Sales at one or two rates. With VAT rows as in the documented example, or without: the books make them. */
function sales({ accounts, system }: DemoClient, dice: Dice): Draft {
  const rates = dice.percent(40) ? [dice.pick(demoRates), 25.5 as const] : [dice.pick(demoRates)];
  const parts = rates.map((rate) => {
    const gross = dice.between(900, 480_000);
    return { rate, gross, vat: vatInside(gross, rate) };
  });
  const total = parts.reduce((sum, { gross }) => sum + gross, 0);
  const income = parts.map(({ rate, gross, vat }) =>
    row(accounts.sales[`${rate}`], -gross, {
      netAmount: eurosOf(vat - gross),
      vatPercentage: rate,
      vatCode: saleVatCode(rate),
      ...costCenter(dice),
    }),
  );
  const explicit = parts.filter(({ vat }) => vat !== 0).map(({ vat }) => vatRow(accounts.vat, -vat));
  const carries = dice.percent(70) || bookingHabits[system].vatRows === "always";
  const rows = [row(accounts.receivables, total), ...income, ...(carries ? explicit : [])];
  return { documentType: "ML", words: "Myynti", mode: "GROSS", rows };
}

/** The agency pays out what it collected and keeps its fee with VAT. */
function settlement({ accounts }: DemoClient, dice: Dice): Draft {
  const collected = dice.between(40_000, 900_000);
  const fee = Math.round(collected / 25);
  const vat = vatInside(fee, 25.5);
  const rows = [
    row(accounts.bank, collected - fee),
    row(accounts.collectionCosts, fee, {
      netAmount: eurosOf(fee - vat),
      vatPercentage: 25.5,
      vatCode: purchaseVatCode,
      ...costCenter(dice),
    }),
    vatRow(accounts.purchaseVat, vat),
    row(accounts.agency, -collected),
  ];
  return { documentType: "PER", words: "Perintätilitys", mode: "GROSS", rows };
}

/** A receivable that nobody will pay. */
function creditLoss({ accounts }: DemoClient, dice: Dice): Draft {
  const cents = dice.between(500, 90_000);
  const rows = [row(accounts.creditLoss, cents, costCenter(dice)), row(accounts.receivables, -cents)];
  return { documentType: "MU", words: "Luottotappio", mode: "NET", rows };
}

/** Late interest of the month. */
function interest({ accounts }: DemoClient, dice: Dice): Draft {
  const cents = dice.between(1, 12_000);
  const rows = [row(accounts.accruedInterest, cents), row(accounts.interestIncome, -cents)];
  return { documentType: "MU", words: "Viivästyskorot", mode: "NET", rows };
}

const drafts = [sales, sales, sales, settlement, creditLoss, interest] as const;

/** What a ledger document is made of. */
export interface LedgerPlan {
  readonly identifier: string;
  readonly name: string;
  readonly date: string;
}

/** One of the ledger documents that collection brings about. */
export function makeLedger(client: DemoClient, dice: Dice, plan: LedgerPlan): LedgerBody {
  const { documentType, words, mode, rows } = dice.pick(drafts)(client, dice);
  return {
    ledgerIdentifier: plan.identifier,
    companyIdentifier: client.businessId,
    documentType,
    documentName: plan.name,
    documentDate: plan.date,
    documentDescription: `${words}, tammikuu 2026`,
    calculationMode: mode,
    ledgerRows: rows.map((each) => ({ ...each, bookingDate: plan.date })),
  };
}
