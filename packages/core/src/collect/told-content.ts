import type { Invoice } from "../agency/invoice.ts";
import { formatDecimal } from "../value/decimal.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import type { CaseBalance, CollectionAction } from "./collection-desk.ts";
import type { CollectionEntry } from "./collection-entry.ts";
import type { IntendedAction } from "./plan-receivable.ts";

/** An invoice as it is hashed: exact decimals are big integers inside, which JSON cannot write. */
export const invoiceContent = ({ rows, ...invoice }: Invoice): unknown => ({
  ...invoice,
  rows: rows.map(({ quantity, unitPrice, ...row }) => ({
    ...row,
    quantity: formatDecimal(quantity, "."),
    unitPrice: formatDecimal(unitPrice, "."),
  })),
});

/**
 * What is kept of an invoice: its date, by which the books are read, the due date that the agency was given, and its
 * total in minor units.
 */
export const invoiceFacts = ({ header, amounts }: Invoice): CollectionEntry["facts"] => ({
  invoiceDate: header.date,
  dueDate: header.dueDate,
  amount: String(amounts.totalAmount),
  currency: header.currencyCode,
});

/** How a case stood before an action was told. */
export interface StandBefore {
  readonly balance: CaseBalance;
  /** The agency's own money that the books show of the invoice, in minor units. */
  readonly agencyMoney: MinorUnits;
}

const factsOf = (sums: Readonly<Record<string, MinorUnits | undefined>>): CollectionEntry["facts"] =>
  Object.fromEntries(
    Object.entries(sums).flatMap(([name, sum]) => (sum === undefined ? [] : [[name, String(sum)]])),
  );

/**
 * What a look-up needs to recognise an action by, and a person to know it; of a payment also the balance that the
 * case had before it. Amounts are minor units.
 */
export function actionFacts(
  action: CollectionAction | IntendedAction,
  { balance, agencyMoney }: StandBefore,
): CollectionEntry["facts"] {
  switch (action.code) {
    case "WITHDRAW":
      return { code: action.code };
    case "DUEDATE":
      return { code: action.code, dueDate: action.dueDate };
    case "DIRECTPAYMENT": {
      const { amount, currency, paymentDate } = action.payment;
      const { capital: capitalBefore, interest: interestBefore, costs: costsBefore } = balance;
      const left = "outstandingCapital" in action.payment ? action.payment.outstandingCapital : undefined;
      const before = { capitalBefore, interestBefore, costsBefore, agencyMoney };
      return {
        code: action.code,
        currency,
        paymentDate,
        ...factsOf({ amount, outstandingCapital: left, ...before }),
      };
    }
  }
}
