import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { resourceOf } from "../map/step-request.ts";
import { LedgerReceipt, LedgerReceiptRow } from "../wire/answer/ledger-receipt.ts";
import { singleOf } from "../wire/answer/page.ts";
import { pageSize } from "../wire/page-size.ts";
import { compareReceipt } from "./compare-receipt.ts";
import { found, type LookUp, onlyOne, unclear } from "./look-up.ts";

/**
 * Looks for a journal by our key in its name, among all journals of its date. A journal that somebody has
 * invalidated was booked once: whether it may be booked again is for a person to say.
 */
export async function locateJournal({ identity, request }: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const date = identity.values["date"] ?? "";
  const query = {
    types: "JOURNAL",
    startDate: date,
    endDate: date,
    orderById: "ASC",
    size: String(pageSize),
  };
  const looked = await lookUp.readAll(resourceOf("ledgerreceipts", query), LedgerReceiptRow);
  if (looked.type === "unclear") return looked;
  const ours = looked.found.filter(({ name }) => name?.includes(identity.key) === true);
  const one = onlyOne(
    ours.filter(({ status }) => status !== "INVALIDATED"),
    "journals with our key",
  );
  if (one.type === "unclear") return one;
  if (one.type === "none") {
    if (ours.length > 0) return unclear("the journal was booked and has been invalidated since");
    return lookUp.absent();
  }
  const got = await lookUp.read(`ledgerreceipts/${one.entry.id}`, singleOf(LedgerReceipt));
  return got.type === "unclear" ? got : found(got.found.id, compareReceipt(got.found, request.body));
}
