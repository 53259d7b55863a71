import {
  addDays,
  type DocumentSource,
  isWithin,
  type Period,
  type ReceivedPayment,
} from "@confirma-connect/core";
import type { CashInClient } from "../cash-in-client.ts";
import type { ListOptions } from "../client/allocated-payment-client.ts";
import { type MoneyReading, toReceivedPayment } from "../wire/to-received-payment.ts";

/**
 * Cash-In's allocated payments as a source of received payments; rebates and write-offs are no money and left out.
 * Whether the last day that is asked for belongs to the answer is unknown, so one more is asked for, and what was paid
 * outside the period is left out.
 */
export const cashInSource = (
  client: Pick<CashInClient, "allocatedPayments">,
  reading: MoneyReading = {},
): DocumentSource => ({
  id: "cashin",
  payments: (period, onWarning) => received(client, period, { ...reading, onWarning }),
});

async function* received(
  { allocatedPayments }: Pick<CashInClient, "allocatedPayments">,
  { from, to }: Period,
  { onWarning, ...reading }: MoneyReading & ListOptions,
): AsyncGenerator<ReceivedPayment, void, undefined> {
  const asked = { paymentDateFrom: from, paymentDateTo: addDays(to, 1) };
  for await (const payment of allocatedPayments.all(asked, { onWarning })) {
    const money = toReceivedPayment(payment, reading);
    if (money !== undefined && isWithin(money.paymentDate, from, to)) yield money;
  }
}
