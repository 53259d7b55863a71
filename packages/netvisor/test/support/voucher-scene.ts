import { type AccountPlan, formatAmount, type Posting } from "@confirma-connect/core";
import { finishDraft } from "../../src/channel/finish-draft.ts";
import { ledgerDocumentToVoucher } from "../../src/map/ledger-document-to-voucher.ts";
import type { Readings } from "../../src/map/readings.ts";
import { contextOf, documentedLedger, ledgerOf, readings } from "./sample.ts";

export const [receivable, sales, vat] = documentedLedger.ledgerRows;

export function translate(
  change: object = {},
  options: { plan?: AccountPlan; readings?: Partial<Readings> } = {},
) {
  const context = contextOf("ledger", "abc-123-def-456", options.plan);
  const draft = ledgerDocumentToVoucher(ledgerOf(change), context, readings(options.readings));
  return finishDraft(draft, "text/xml; charset=utf-8");
}

export const found = (result: ReturnType<typeof translate>) =>
  result.problems.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

export const errors = (result: ReturnType<typeof translate>) =>
  found(result)
    .filter((line) => line.startsWith("error"))
    .map((line) => line.replace("error ", ""));

export const amounts = (postings: readonly Posting[] = []) =>
  postings.map(({ account, amount }) => `${account} ${formatAmount(amount, ".")}`);

export const bodyOf = (result: ReturnType<typeof translate>) => result.steps[0]?.request.body ?? "";
