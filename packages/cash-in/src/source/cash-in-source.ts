import type { DocumentSource, Period, ReceivedPayment } from "@confirma-connect/core";
import type { CashInClient } from "../cash-in-client.ts";
import { type MoneyReading, toReceivedPayment } from "../wire/to-received-payment.ts";

/** Cash-In's allocated payments as a source of received payments; rebates and write-offs are no money and left out. */
export const cashInSource = (
  client: Pick<CashInClient, "allocatedPayments">,
  reading: MoneyReading = {},
): DocumentSource => ({
  id: "cashin",
  payments: (period) => received(client, period, reading),
});

async function* received(
  { allocatedPayments }: Pick<CashInClient, "allocatedPayments">,
  { from, to }: Period,
  reading: MoneyReading,
): AsyncGenerator<ReceivedPayment, void, undefined> {
  for await (const payment of allocatedPayments.all({ paymentDateFrom: from, paymentDateTo: to })) {
    const money = toReceivedPayment(payment, reading);
    if (money !== undefined) yield money;
  }
}
