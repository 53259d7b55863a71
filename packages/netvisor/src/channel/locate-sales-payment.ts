import { formatAmount, type Problem, type ResolvedStep, type Sighting } from "@confirma-connect/core";
import type { NetvisorRequest } from "../transport/netvisor-request.ts";
import { readSalesPaymentList, type SalesPaymentRow } from "../wire/answer/sales-payment-list.ts";
import { difference, found, type LookUp, onlyOne, unclear } from "./look-up.ts";

type Values = ResolvedStep["identity"]["values"];

/**
 * Looks for a payment by our key behind the payer's name: among the payments of its invoice, and before
 * anything is called absent also among all payments of its date, because a payment that found no target
 * belongs to no invoice.
 */
export async function locateSalesPayment(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const { key, values } = step.identity;
  let sighting: Sighting = lookUp.absent();
  for (const request of requests(values)) {
    const looked = await lookUp.read(request, readSalesPaymentList);
    if (looked.type === "unclear") return looked;
    const judge = values["keyInName"] === "no" ? judgeByContent : judgeByKey;
    sighting = judge(looked.found, values, key) ?? lookUp.absent();
    if (sighting.type !== "absent") return sighting;
  }
  return sighting;
}

function requests(values: Values): readonly NetvisorRequest[] {
  const { date = "", target, targetValue = "" } = valuesOf(values);
  const ofDate = { resource: "salespaymentlist.nv", query: { begindate: date, enddate: date } };
  if (target === "reference") return [ofDate];
  const parameter = target === "netvisor" ? "invoicenetvisorkey" : "invoicenumber";
  return [{ resource: "salespaymentlist.nv", query: { [parameter]: targetValue } }, ofDate];
}

const valuesOf = (values: Values) => ({
  date: values["date"],
  sum: values["sum"],
  sourceName: values["sourceName"] ?? "",
  target: values["target"],
  targetValue: values["targetValue"],
});

/** undefined: not among these rows. */
type Judge = (rows: readonly SalesPaymentRow[], values: Values, key: string) => Sighting | undefined;

const judgeByKey: Judge = (rows, values, key) => {
  const one = onlyOne(
    rows.filter(({ name }) => name?.includes(key) === true),
    "payments with our key",
  );
  if (one.type === "unclear") return one;
  if (one.type === "one") return found(one.entry.netvisorKey, compare(one.entry, values));
  if (!rows.some((row) => mayBeCut(row, values))) return undefined;
  return unclear(
    "a payment of the same date, sum and payer lacks our key: its payer's name may have been cut",
  );
};

/** A payer's name that Netvisor has cut would lose our key; such a payment may be ours. */
function mayBeCut(row: SalesPaymentRow, values: Values): boolean {
  const { sourceName } = valuesOf(values);
  const name = row.name ?? "";
  return (
    name !== "" && name !== sourceName && sourceName.startsWith(name) && compare(row, values).length === 0
  );
}

/** Without a key, equal content may be ours or another's of the same day: it identifies, it proves nothing more. */
const judgeByContent: Judge = (rows, values) => {
  const { sourceName } = valuesOf(values);
  const equal = rows.filter((row) => row.name === sourceName && compare(row, values).length === 0);
  const one = onlyOne(equal, "payments of this date, sum and payer");
  if (one.type === "unclear") return one;
  if (one.type === "none") return undefined;
  return { type: "found", vendorId: one.entry.netvisorKey, evidence: "identified", differences: [] };
};

function compare(row: SalesPaymentRow, values: Values): readonly Problem[] {
  const { date, sum, target, targetValue } = valuesOf(values);
  const stored = row.sum === undefined ? undefined : formatAmount(row.sum, ".");
  return [
    ...(row.date === date ? [] : [difference("the payment date in the books is not the one that was sent")]),
    ...(stored === sum
      ? []
      : [difference(`the sum in the books is ${stored ?? "unreadable"}, not ${sum ?? ""}`)]),
    ...(target !== "invoicenumber" || row.invoiceNumber === targetValue
      ? []
      : [difference("the payment is not targeted at the invoice that was named")]),
  ];
}
