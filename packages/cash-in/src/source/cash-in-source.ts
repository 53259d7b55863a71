import {
  addDays,
  type DocumentSource,
  isWithin,
  type Period,
  type ReceivedPayment,
} from "@confirma-connect/core";
import type { CashInClient } from "../cash-in-client.ts";
import type { AllocatedPaymentQuery, ListOptions } from "../client/allocated-payment-client.ts";
import { type MoneyReading, toReceivedPayment } from "../wire/to-received-payment.ts";

/** What the host knows and Cash-In's public pages do not say. */
export interface CashInSourceReading extends MoneyReading {
  /**
   * Which date of an allocated payment has to be in the period. `eitherDate` (default): that of the payment or that of
   * its accounting, with a walk for each. `paymentDate`: that of the payment, with one walk. What is allocated long after
   * it was paid has its payment date in a period that was pulled before; that its accounting date is a new one is
   * inferred. The accounting date alone is no choice: it would not show what was paid in a month that is reconciled.
   */
  readonly period?: "eitherDate" | "paymentDate";
  /**
   * Days before the period from which allocated payments are asked for; default 0. Where the accounting date of a late
   * allocation is an old one too, give the most days between a payment and its allocation.
   */
  readonly lookBackDays?: number;
}

/**
 * Cash-In's allocated payments as a source of received payments; rebates and write-offs are no money and left out.
 * Everything that was asked for is given, so also what was paid before the period: an allocation's identifier keeps it
 * from being booked twice. Whether the last day that is asked for belongs to the answer is unknown, so one more is asked
 * for, and what has its date on it is left to the next period.
 */
export const cashInSource = (
  client: Pick<CashInClient, "allocatedPayments">,
  reading: CashInSourceReading = {},
): DocumentSource => ({
  id: "cashin",
  payments: (period, onWarning) => received(client, period, { ...reading, onWarning }),
});

const dates = {
  eitherDate: ["paymentDate", "accountingDate"],
  paymentDate: ["paymentDate"],
} as const;

/** Both dates in one request would ask for what has both in the period. */
const askedBy = (
  date: (typeof dates)["eitherDate"][number],
  from: Period["from"],
  to: Period["to"],
): AllocatedPaymentQuery =>
  date === "paymentDate"
    ? { paymentDateFrom: from, paymentDateTo: to }
    : { accountingDateFrom: from, accountingDateTo: to };

async function* received(
  { allocatedPayments }: Pick<CashInClient, "allocatedPayments">,
  { from, to }: Period,
  { onWarning, period = "eitherDate", lookBackDays = 0, ...reading }: CashInSourceReading & ListOptions,
): AsyncGenerator<ReceivedPayment, void, undefined> {
  const first = addDays(from, -lookBackDays);
  const given = new Set<string>();
  for (const date of dates[period]) {
    const asked = askedBy(date, first, addDays(to, 1));
    for await (const payment of allocatedPayments.all(asked, { onWarning })) {
      const { allocationId, [date]: day } = payment;
      if (given.has(allocationId) || (day !== undefined && !isWithin(day, first, to))) continue;
      given.add(allocationId);
      const money = toReceivedPayment(payment, reading);
      if (money !== undefined) yield money;
    }
  }
}
