import type { AccountPlan } from "@confirma-connect/core";
import { z } from "zod";

const once = (words: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(words.filter((word) => word !== undefined))].sort();

/** Every account of the accounting system that a plan names. */
export const plannedAccounts = (plan: AccountPlan): readonly string[] => {
  const { accounts, payments, invoices } = plan;
  return once([
    ...Object.values(accounts.map),
    payments.clearingAccount,
    payments.interest?.account,
    payments.costs?.account,
    invoices.salesAccount,
    ...ownOf(plan).flatMap(({ receivablesAccount, vatAccount }) => [receivablesAccount, vatAccount]),
  ]);
};

/** Every VAT code of the accounting system that a plan names; the side behind a VAT status is no part of it. */
export const plannedVatCodes = ({ vatCodes, payments }: AccountPlan): readonly string[] =>
  once(
    [...vatCodes.map(({ target }) => target), payments.interest?.vatCode, payments.costs?.vatCode].map(
      (code) => code?.replace(/^vat_(?=\d)/u, "").replace(/ (?:SALES|PURCHASE)$/u, ""),
    ),
  );

const Own = z.looseObject({
  receivablesAccount: z.string().optional(),
  vatAccount: z.string().optional(),
  bankAccount: z.string().optional(),
});

/** What the plan says for one system only, as far as registers can confirm it. */
const ownOf = ({ options }: AccountPlan): readonly z.output<typeof Own>[] =>
  Object.values(options).flatMap((own) => {
    const { data } = Own.safeParse(own);
    return data === undefined ? [] : [data];
  });

/** Every bank account that a plan names, without spaces. */
export const plannedBankAccounts = (plan: AccountPlan): readonly string[] =>
  once(ownOf(plan).map(({ bankAccount }) => bankAccount?.replaceAll(" ", "")));

/** Every document class that a plan names. */
export const plannedClasses = ({ documentClasses, payments }: AccountPlan): readonly string[] =>
  once([...Object.values(documentClasses), payments.documentClass]);

/** Every dimension that a plan names. */
export const plannedDimensions = ({ dimensions, projectDimension }: AccountPlan): readonly string[] =>
  once([...Object.values(dimensions), projectDimension]);
