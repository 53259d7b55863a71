import {
  CurrencyCode,
  civilDate,
  type LedgerDocument,
  minorUnits,
  type Payment,
  PostingPlan,
  type PostingPlanInput,
  type ReceivedPayment,
  type Settlement,
  type SettlementAllocation,
} from "@confirma-connect/core";

const euro = CurrencyCode.parse("EUR");

const accounts = {
  bank: "1910",
  clearing: "1780",
  receivables: "1701",
  interest: "9440",
  costs: "3100",
};

export const planOf = (change: Partial<PostingPlanInput> = {}): PostingPlan =>
  PostingPlan.parse({ accounts, ...change });

/** An allocation of capital, interest and costs in cents. */
export function allocation(
  allocationId: string,
  parts: readonly [capital: number, interest?: number, costs?: number],
  change: Partial<SettlementAllocation> = {},
): SettlementAllocation {
  const [capital, interest = 0, costs = 0] = parts;
  const entry = (type: string, amount: number) => ({ type, amount: minorUnits(amount) });
  return {
    allocationId,
    allocatedTotalAmount: minorUnits(capital + interest + costs),
    currency: euro,
    originalInvoiceNumber: `2026${allocationId}`,
    breakdown: [entry("CAPITAL", capital), entry("INTEREST", interest), entry("FEES", costs)],
    ...change,
  };
}

/** A settlement that pays out what it allocates, unless it is told otherwise. */
export function settlement(
  allocations: readonly SettlementAllocation[],
  change: Partial<Settlement> = {},
): Settlement {
  const sum = allocations.reduce((total, { allocatedTotalAmount }) => total + allocatedTotalAmount, 0);
  return {
    settlementId: "202603280001",
    settlementDate: civilDate("2026-03-28"),
    settlementAmount: minorUnits(sum),
    currency: euro,
    beneficiary: undefined,
    allocations: [...allocations],
    ...change,
  };
}

/** A received payment of capital, interest and costs in cents. */
export function received(
  invoiceNumber: string | undefined,
  parts: readonly [capital: number, interest?: number, costs?: number],
  change: Partial<ReceivedPayment> = {},
): ReceivedPayment {
  const [capital, interest = 0, costs = 0] = parts;
  return {
    invoiceNumber,
    paymentDate: civilDate("2026-03-20"),
    paymentAmount: minorUnits(capital + interest + costs),
    capitalAmountPaid: minorUnits(capital),
    interestAmountPaid: minorUnits(interest),
    costsAmountPaid: minorUnits(costs),
    currency: euro,
    accountName: "Somebody Who Paid",
    ...change,
  };
}

/** How documents move the books, account by account in cents: payments debit clearing and credit what they pay. */
export function movements(
  payments: readonly Pick<
    Payment,
    "amount" | "capitalAmountPaid" | "interestAmountPaid" | "costsAmountPaid"
  >[],
  ledgers: readonly (LedgerDocument | undefined)[],
): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  const add = (account: string, amount: number) => sums.set(account, (sums.get(account) ?? 0) + amount);
  for (const { amount, capitalAmountPaid, interestAmountPaid, costsAmountPaid } of payments) {
    add(accounts.clearing, amount);
    add(accounts.receivables, -(capitalAmountPaid ?? 0));
    add(accounts.interest, -(interestAmountPaid ?? 0));
    add(accounts.costs, -(costsAmountPaid ?? 0));
  }
  for (const ledger of ledgers) {
    for (const { accountNumber, netAmount } of ledger?.ledgerRows ?? []) add(accountNumber, netAmount);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
}
