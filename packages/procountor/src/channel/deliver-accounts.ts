import { type Attempt, type Clock, type Outcome, problem, type ResolvedStep } from "@confirma-connect/core";
import { matchRows, mergeReceipt, readChanges } from "../map/merge-receipt.ts";
import type { Readings } from "../map/readings.ts";
import { type DeliveryParts, sendWrite } from "./deliver-step.ts";
import { LookUp, type Unclear } from "./look-up.ts";
import { receiptOfInvoice } from "./receipt-of-invoice.ts";

/**
 * Puts accounts and dimensions on an invoice's receipt: reads the receipt as it is now, changes its rows and
 * writes it back with its version. A read that fails means that nothing was sent.
 */
export async function deliverAccounts(
  parts: DeliveryParts & { readonly clock: Clock; readonly by: Readings["receiptRows"] },
  step: ResolvedStep,
  attempt: Attempt,
): Promise<Outcome> {
  const changes = readChanges(step.request.body);
  const lookUp = new LookUp(parts.client, parts.clock, attempt);
  const looked = await receiptOfInvoice(step.identifiers["invoice"] ?? "", lookUp);
  if (looked.type === "unclear") return notSent(looked);
  const { id, receipt } = looked.found;
  const matched = changes === undefined ? undefined : matchRows(receipt, changes, parts.by);
  if (matched === undefined) {
    const message =
      "the rows of the invoice's receipt are not those of the invoice; its accounts were not set";
    return { type: "refused", problems: [problem("ACC_ANSWER_DIFFERS", { message })] };
  }
  const body = JSON.stringify(mergeReceipt(receipt, matched));
  const request = { ...step.request, resource: `ledgerreceipts/${id}`, body };
  const outcome = await sendWrite(parts, { ...step, request }, attempt);
  return outcome.vendor?.status === 404 ? afterLostReceipt(outcome, id, step, lookUp) : outcome;
}

/** A receipt that was made anew between our reading and our writing: nothing happened, so it is read again later. */
async function afterLostReceipt(
  outcome: Outcome,
  id: string,
  step: ResolvedStep,
  lookUp: LookUp,
): Promise<Outcome> {
  const now = await receiptOfInvoice(step.identifiers["invoice"] ?? "", lookUp);
  if (now.type === "unclear" || now.found.id === id) return outcome;
  const message = "the invoice's receipt was made anew while its accounts were written; nothing was changed";
  const advice = "Nothing: the new receipt is read and written by itself.";
  const vendor = outcome.vendor === undefined ? {} : { vendor: outcome.vendor };
  return { type: "notSent", problem: problem("ACC_REFUSED_NOT_FOUND", { message, advice }), ...vendor };
}

const notSent = ({ problem: why, retryAfter }: Unclear): Outcome =>
  retryAfter === undefined
    ? { type: "notSent", problem: why }
    : { type: "notSent", problem: why, retryAfter };
