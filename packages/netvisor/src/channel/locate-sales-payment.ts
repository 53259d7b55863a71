import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import type { NetvisorRequest } from "../transport/netvisor-request.ts";
import { readSalesPaymentList, type SalesPaymentRow } from "../wire/answer/sales-payment-list.ts";
import { compareContent, comparePayment } from "./compare-payment.ts";
import { foundAs, squeezed } from "./comparison.ts";
import { type LookUp, onlyOne, type Unclear, unclear } from "./look-up.ts";

type Values = ResolvedStep["identity"]["values"];

/**
 * Looks for a payment by our key behind the payer's name: among the payments of its invoice, and before
 * anything is called absent also among all payments of its date, because a payment that found no target
 * belongs to no invoice. Without keys in names nothing is ever found: an equal payment may be ours or
 * another's of the same day, so it is unclear, and only its absence can be told.
 */
export async function locateSalesPayment(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const { key, values } = step.identity;
  const judge = values["keyInName"] === "no" ? judgeByContent : judgeByKey;
  for (const request of requests(values)) {
    const looked = await lookUp.read(request, readSalesPaymentList);
    if (looked.type === "unclear") return looked;
    const verdict = judge(looked.found, values, key);
    if (verdict === undefined) continue;
    if (verdict.type === "unclear") return verdict;
    const comparison = await comparePayment(verdict.entry, values, lookUp);
    return "type" in comparison ? comparison : foundAs(verdict.entry.netvisorKey, comparison);
  }
  return lookUp.absent();
}

function requests(values: Values): readonly NetvisorRequest[] {
  const { date = "", target, targetValue = "" } = values;
  const ofDate = { resource: "salespaymentlist.nv", query: { begindate: date, enddate: date } };
  if (target === "reference") return [ofDate];
  const parameter = target === "netvisor" ? "invoicenetvisorkey" : "invoicenumber";
  return [{ resource: "salespaymentlist.nv", query: { [parameter]: targetValue } }, ofDate];
}

type Verdict = { readonly type: "one"; readonly entry: SalesPaymentRow } | Unclear;

/** undefined: not among these rows. */
type Judge = (rows: readonly SalesPaymentRow[], values: Values, key: string) => Verdict | undefined;

const judgeByKey: Judge = (rows, values, key) => {
  const one = onlyOne(
    rows.filter(({ name }) => name?.includes(key) === true),
    "payments with our key",
  );
  if (one.type !== "none") return one;
  // A payer's name that Netvisor has cut, or does not show, would hide our key.
  if (!rows.some((row) => mayBeOurs(row, values))) return undefined;
  return unclear(
    "a payment of the same date, sum and payer lacks our key: its payer's name may have been cut",
  );
};

const judgeByContent: Judge = (rows, values) =>
  rows.some((row) => mayBeOurs(row, values))
    ? unclear(
        "a payment of the same date, sum and payer is there; without our key nobody can tell whose it is",
      )
    : undefined;

/** Nothing speaks against it: a fact that the answer lacks does not, nor does a payer's name that was cut. */
function mayBeOurs(row: SalesPaymentRow, values: Values): boolean {
  const name = squeezed(row.name) ?? "";
  return (
    compareContent(row, values).differences.length === 0 &&
    (squeezed(values["sourceName"]) ?? "").startsWith(name)
  );
}
