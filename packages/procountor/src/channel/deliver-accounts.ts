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
  return sendWrite(parts, { ...step, request }, attempt);
}

const notSent = ({ problem: why, retryAfter }: Unclear): Outcome =>
  retryAfter === undefined
    ? { type: "notSent", problem: why }
    : { type: "notSent", problem: why, retryAfter };
