import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { hasChange, matchRows, readChanges } from "../map/merge-receipt.ts";
import type { Readings } from "../map/readings.ts";
import { found, type LookUp, unclear } from "./look-up.ts";
import { receiptOfInvoice } from "./receipt-of-invoice.ts";

/**
 * Looks whether the accounts and dimensions of an invoice are on its receipt. Writing them again changes
 * nothing, so rows that lack them mean absence.
 */
export async function locateAccounts(
  step: ResolvedStep,
  lookUp: LookUp,
  by: Readings["receiptRows"],
): Promise<Sighting> {
  const changes = readChanges(step.request.body);
  if (changes === undefined) return unclear("this version cannot read the step's accounts");
  const looked = await receiptOfInvoice(step.identifiers["invoice"] ?? "", lookUp);
  if (looked.type === "unclear") return looked;
  const matched = matchRows(looked.found.receipt, changes, by);
  if (matched === undefined) return unclear("the rows of the receipt are not those of the invoice");
  return matched.every(hasChange) ? found(looked.found.id, []) : lookUp.absent();
}
