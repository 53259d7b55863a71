import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { readSalesInvoiceList } from "../wire/answer/sales-invoice-list.ts";
import { differing, foundAs, missing, together } from "./comparison.ts";
import { type LookUp, onlyOne, unclear } from "./look-up.ts";

/**
 * Looks for the effect of a match: a matched credit note has no open sum left. With which invoice it was
 * matched cannot be read (the form of replyoption 32 is not published), so the match is never read back.
 */
export async function locateCreditNoteMatch(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const number = step.identity.values["creditNote"] ?? "";
  const looked = await lookUp.read(
    { resource: `salesinvoicelist.nv?invoicenumber=${number}` },
    readSalesInvoiceList,
  );
  if (looked.type === "unclear") return looked;
  const key = step.identifiers["invoice"];
  const notes = looked.found.filter(({ netvisorKey }) => netvisorKey === key);
  const one = onlyOne(notes, "credit notes with this key");
  if (one.type === "unclear") return one;
  if (one.type === "none") return unclear("the credit note itself is not in the list of sales invoices");
  const { netvisorKey, sum, openSum } = one.entry;
  if (sum === undefined || openSum === undefined)
    return unclear("the list shows no open sum of the credit note");
  if (openSum === sum) return lookUp.absent();
  if (openSum === 0) return foundAs(netvisorKey, missing);
  return foundAs(netvisorKey, together(missing, differing("the credit note is matched in part only")));
}
