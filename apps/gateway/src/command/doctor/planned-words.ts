import type { AccountPlan } from "@confirma-connect/core";

const once = (words: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(words.filter((word) => word !== undefined))].sort();

/** Every account of the accounting system that a plan names. */
export const plannedAccounts = ({ accounts, payments, invoices }: AccountPlan): readonly string[] =>
  once([
    ...Object.values(accounts.map),
    payments.clearingAccount,
    payments.interest?.account,
    payments.costs?.account,
    invoices.salesAccount,
  ]);

/** Every document class that a plan names. */
export const plannedClasses = ({ documentClasses, payments }: AccountPlan): readonly string[] =>
  once([...Object.values(documentClasses), payments.documentClass]);

/** Every dimension that a plan names. */
export const plannedDimensions = ({ dimensions, projectDimension }: AccountPlan): readonly string[] =>
  once([...Object.values(dimensions), projectDimension]);
