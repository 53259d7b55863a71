import {
  type CollectionEntry,
  type CollectionResult,
  CurrencyCode,
  formatAmount,
  minorUnits,
  type SkipReason,
} from "@confirma-connect/core";
import { type ExitCode, exitCodes, worse } from "../../exit-code.ts";

/** What an entry stands for, in the agency's words. */
export const whatOf = ({ kind, facts }: Pick<CollectionEntry, "kind" | "facts">): string =>
  kind === "invoice" ? "INVOICE" : (facts["code"] ?? "ACTION");

/** The sum or the day that was told; empty when neither was. */
export function detailOf({ facts }: Pick<CollectionEntry, "facts">): string {
  const { amount, currency, dueDate = "" } = facts;
  if (amount === undefined) return dueDate;
  return `${formatAmount(minorUnits(Number(amount)), ".")} ${CurrencyCode.safeParse(currency).data ?? ""}`;
}

/** Why an invoice was left, for people. */
export const skipWords: Readonly<Record<SkipReason, string>> = {
  nothingOpen: "nothing is left to pay",
  creditUnclear: "a credit note of the customer names no invoice",
  paymentUnclear: "a payment is in another currency",
  notDue: "not overdue for long enough",
  tooSmall: "less is open than smallestSum",
  currency: "its currency is not handed over",
  customer: "its customer is not handed over",
  state: "its state is not handed over",
  collectionDisabled: "collection is disabled for the buyer",
  sameNumber: "another invoice has its number",
};

const codeOfResult: Readonly<Record<CollectionResult, ExitCode>> = {
  submitted: exitCodes.ok,
  planned: exitCodes.ok,
  closed: exitCodes.ok,
  refused: exitCodes.finding,
  parked: exitCodes.finding,
  outside: exitCodes.finding,
  ready: exitCodes.unclear,
  claimed: exitCodes.unclear,
  unknown: exitCodes.unclear,
  held: exitCodes.unclear,
};

/** 1 when a person has to look (refused, parked, outside), 5 when a later run does (not sent, or the outcome is not known). */
export const exitCodeOfResults = (results: Iterable<CollectionResult>): ExitCode =>
  [...results].reduce<ExitCode>((code, result) => worse(code, codeOfResult[result]), exitCodes.ok);
