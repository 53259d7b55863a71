import {
  type AccountPlan,
  type CivilDate,
  ConnectorError,
  isWithin,
  type Periods,
  type RegisterReader,
} from "@confirma-connect/core";
import { adviceOfReading } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import type { Check, Examiner } from "./check.ts";
import { type Question, questions } from "./register-question.ts";

function compare(examiner: Examiner, { register, wanted, known, unusable }: Question): readonly Check[] {
  const missing = wanted.filter((word) => !known.has(word));
  const inactive = wanted.filter((word) => unusable?.has(word) === true);
  const advice = `Create it in the accounting system, or correct the client's plan (${register}).`;
  const fail = (word: string, message: string): Check =>
    examiner.failed(`${register} ${word}`, { message, advice }, exitCodes.finding);
  if (missing.length + inactive.length === 0) {
    const words = `${wanted.length} named by the plan, all in the accounting system`;
    return [examiner.ok(register, wanted.length === 0 ? "none named by the plan" : words)];
  }
  return [
    ...missing.map((word) => fail(word, "named by the plan, not in the accounting system")),
    ...inactive.map((word) => fail(word, "not active in the accounting system")),
  ];
}

/** Whether a document dated today could be booked. */
export function checkPeriods(examiner: Examiner, periods: Periods, today: CivilDate): Check {
  const { accountingLock, vatLock } = periods;
  const advice = "Open the period in the accounting system.";
  if (!periods.periods.some(({ from, to }) => isWithin(today, from, to))) {
    const message = `no accounting period contains ${today}`;
    return examiner.failed("periods", { message, advice }, exitCodes.finding);
  }
  if (accountingLock !== undefined && today <= accountingLock) {
    const message = `accounting is locked up to ${accountingLock}`;
    return examiner.failed("periods", { message, advice }, exitCodes.finding);
  }
  const lock = (name: string, day: CivilDate | undefined): string =>
    day === undefined ? `${name} is not locked` : `${name} is locked up to ${day}`;
  const locks = `${lock("accounting", accountingLock)}, ${lock("VAT", vatLock)}`;
  return examiner.ok("periods", `${today} is open; ${locks}`);
}

/** A register that cannot be read is one failed check; the others are still made. */
export async function tolerantly(
  examiner: Examiner,
  register: string,
  ask: () => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
  try {
    return await ask();
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    const [first] = error.problems;
    const advice =
      first === undefined ? "Allow the integration to read this register." : adviceOfReading(first);
    return [examiner.failed(register, { message: error.message, advice }, exitCodes.unreachable)];
  }
}

/** Compares a client's plan with the registers that the accounting system lets us read. */
export async function checkRegisters(
  examiner: Examiner,
  registers: RegisterReader,
  { plan, today }: { readonly plan: AccountPlan; readonly today: CivilDate },
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  // One after the other: Netvisor takes one request at a time.
  for (const [register, ask] of Object.entries(questions)) {
    const answered = await tolerantly(examiner, register, async () => {
      const question = await ask(registers, plan);
      return question === undefined ? [] : compare(examiner, question);
    });
    checks.push(...answered);
  }
  const periods = await tolerantly(examiner, "periods", async () => {
    const found = await registers.periods?.();
    return found === undefined ? [] : [checkPeriods(examiner, found, today)];
  });
  return [...checks, ...periods];
}
