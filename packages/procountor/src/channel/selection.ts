import type { Period } from "@confirma-connect/core";

/** Which documents are read: those dated within a period, or those changed since a moment. */
export type Selection =
  | { readonly by: "date"; readonly period: Period }
  | { readonly by: "version"; readonly since: string };

/** The selection as query parameters of `GET /invoices` and `GET /ledgerreceipts` (specs 3.1, seen). */
export const queryOf = (selection: Selection): Readonly<Record<string, string>> =>
  selection.by === "date"
    ? { startDate: selection.period.from, endDate: selection.period.to }
    : { versionStartDate: selection.since };
