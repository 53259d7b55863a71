import type { Payment, Period, Recorded } from "@confirma-connect/core";
import { salesPaymentToPayment } from "../map/sales-payment-to-payment.ts";
import { rootOf } from "../register/netvisor-registers.ts";
import { readSalesPaymentList } from "../wire/answer/sales-payment-list.ts";
import type { Exchange } from "./exchange.ts";
import { monthsOf } from "./months-of.ts";

/** Sales payments by payment date, month by month. */
export async function* readPayments(client: Exchange, period: Period): AsyncIterable<Recorded<Payment>> {
  for (const { from, to } of monthsOf(period)) {
    const resource = "salespaymentlist.nv";
    const answer = await client.exchange({ resource, query: { begindate: from, enddate: to } });
    for (const row of readSalesPaymentList(rootOf(answer, resource))) yield salesPaymentToPayment(row);
  }
}
