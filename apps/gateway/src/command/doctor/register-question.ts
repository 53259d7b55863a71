import type { AccountPlan, RegisterReader } from "@confirma-connect/core";
import {
  plannedAccounts,
  plannedBankAccounts,
  plannedClasses,
  plannedDimensions,
  plannedVatCodes,
} from "./planned-words.ts";

/** What must be in a register, and what is in it. */
export interface Question {
  readonly register: string;
  readonly wanted: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly unusable?: ReadonlySet<string>;
}

/** Asks a register; undefined where there is nothing to ask. */
export type Ask = (registers: RegisterReader, plan: AccountPlan) => Promise<Question | undefined>;

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const accounts: Ask = async (registers, plan) => {
  if (registers.accounts === undefined) return undefined;
  const all = await collect(registers.accounts());
  const inactive = all.filter(({ active }) => !active);
  return {
    register: "account",
    wanted: plannedAccounts(plan),
    known: new Set(all.map(({ number }) => number)),
    unusable: new Set(inactive.map(({ number }) => number)),
  };
};

const classes: Ask = async (registers, plan) => {
  if (registers.documentClasses === undefined) return undefined;
  const all = await collect(registers.documentClasses());
  const known = new Set(all.map(({ name }) => name));
  return { register: "document class", wanted: plannedClasses(plan), known };
};

const dimensions: Ask = async (registers, plan) => {
  if (registers.dimensions === undefined) return undefined;
  const all = await collect(registers.dimensions());
  const known = new Set(all.map(({ name }) => name));
  return { register: "dimension", wanted: plannedDimensions(plan), known };
};

const vatCodes: Ask = async (registers, plan) => {
  if (registers.vatCodes === undefined) return undefined;
  const all = await collect(registers.vatCodes());
  const known = new Set(all.map(({ code }) => code));
  return { register: "VAT code", wanted: plannedVatCodes(plan), known };
};

/** Not asked when the plan names none: the register may be closed to the integration. */
const bankAccounts: Ask = async (registers, plan) => {
  const wanted = plannedBankAccounts(plan);
  if (registers.bankAccounts === undefined || wanted.length === 0) return undefined;
  const all = await collect(registers.bankAccounts());
  const ibans = (fits: boolean) =>
    new Set(all.filter(({ active }) => active === fits).map(({ iban }) => iban.replaceAll(" ", "")));
  const [active, closed] = [ibans(true), ibans(false)];
  return { register: "bank account", wanted, known: new Set([...active, ...closed]), unusable: closed };
};

/** The questions in the order in which they are asked, by the register's name in words. */
export const questions: Readonly<Record<string, Ask>> = {
  account: accounts,
  "document class": classes,
  dimension: dimensions,
  "VAT code": vatCodes,
  "bank account": bankAccounts,
};
