import {
  type Account,
  type AccountPlan,
  mapAccount,
  type PostingPlan,
  type RegisterReader,
} from "@confirma-connect/core";
import { exitCodes } from "../exit-code.ts";
import type { Check, Examiner } from "./check.ts";
import { tolerantly } from "./check-registers.ts";

/** How a client's settlements are booked: by which posting plan, translated by which account plan. */
export interface PostingParts {
  readonly plan: AccountPlan;
  readonly posting: PostingPlan;
  /** Absent: the accounting system could not be asked. */
  readonly registers: RegisterReader | undefined;
}

const name = "posting accounts";
const advice =
  "Correct agency.posting or the plan's accounts, or create the account in the accounting system.";

/** Every account of a posting plan, by the setting that names it. */
const namedBy = ({ accounts, fees }: PostingPlan): readonly (readonly [string, string])[] =>
  Object.entries({
    ...Object.fromEntries(Object.entries(accounts).map(([key, each]) => [`accounts.${key}`, each])),
    "fees.account": fees?.account,
    "fees.vatAccount": fees?.vatAccount,
  }).flatMap(([key, account]) => (account === undefined ? [] : [[`agency.posting.${key}`, account]]));

/** The account that the agency's money goes over: the payments' and the ledger documents' must be one, or it never empties. */
function checkClearing(examiner: Examiner, { plan, posting }: PostingParts): readonly Check[] {
  const mapped = mapAccount(plan, posting.accounts.clearing, "");
  // Where the plan refuses the account, the other check says so.
  if ("problem" in mapped) return [];
  const { value } = mapped;
  const { clearingAccount } = plan.payments;
  if (clearingAccount === value) {
    return [examiner.ok("clearing account", `${value} by agency.posting and by the plan's payments`)];
  }
  const act = "Name the same account in agency.posting.accounts.clearing and in payments.clearingAccount.";
  if (clearingAccount === undefined) {
    const words = `the plan names no payments.clearingAccount: whether its payments go to ${value} cannot be seen`;
    return [examiner.warning("clearing account", words, act)];
  }
  const message = `${value} by agency.posting.accounts.clearing, ${clearingAccount} by the plan's payments.clearingAccount`;
  return [examiner.failed("clearing account", { message, advice: act }, exitCodes.finding)];
}

/** What is wrong with an account; undefined when nothing is. */
function faultOf(account: string, plan: AccountPlan, chart: ReadonlyMap<string, Account> | undefined) {
  const mapped = mapAccount(plan, account, "");
  if ("problem" in mapped) return ", not by the plan's accounts, which take no others";
  if (chart === undefined) return undefined;
  const { value } = mapped;
  const translated = value === account ? "" : `, which is ${value} by the plan`;
  const found = chart.get(value);
  if (found === undefined) return `${translated}, not in the accounting system`;
  return found.active ? undefined : `${translated}, not active in the accounting system`;
}

async function chartOf(
  registers: RegisterReader | undefined,
): Promise<ReadonlyMap<string, Account> | undefined> {
  const accounts = registers?.accounts?.();
  if (accounts === undefined) return undefined;
  const chart = new Map<string, Account>();
  for await (const account of accounts) chart.set(account.number, account);
  return chart;
}

/** Compares a posting plan with the account plan and with the accounting system's chart of accounts. */
export async function checkPosting(examiner: Examiner, parts: PostingParts): Promise<readonly Check[]> {
  const accounts = namedBy(parts.posting);
  const checks = await tolerantly(examiner, name, async () => {
    const chart = await chartOf(parts.registers);
    const failed = accounts.flatMap(([setting, account]) => {
      const fault = faultOf(account, parts.plan, chart);
      if (fault === undefined) return [];
      const message = `named by ${setting}${fault}`;
      return [examiner.failed(`posting account ${account}`, { message, advice }, exitCodes.finding)];
    });
    if (failed.length > 0) return failed;
    if (chart !== undefined) {
      return [examiner.ok(name, `${accounts.length} named by agency.posting, all in the accounting system`)];
    }
    const unread = `${accounts.length} named by agency.posting; the chart of accounts was not read`;
    return [examiner.warning(name, unread, "Compare them with the accounting system's chart of accounts.")];
  });
  return [...checkClearing(examiner, parts), ...checks];
}
