import { type CivilDate, compareDates, type Period, parseCivilDate } from "@confirma-connect/core";
import { InvalidArgumentError, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** A day of an option; throws InvalidArgumentError, in words for the person. */
export function parseDay(text: string): CivilDate {
  const day = parseCivilDate(text);
  if (day === undefined) throw new InvalidArgumentError("It must be a date, YYYY-MM-DD.");
  return day;
}

/** `--from` and `--to`, both included. */
export const periodOptions = (): readonly Option[] => [
  new Option("--from <date>", "first day, YYYY-MM-DD").argParser(parseDay).makeOptionMandatory(),
  new Option("--to <date>", "last day, YYYY-MM-DD").argParser(parseDay).makeOptionMandatory(),
];

/** The period of two options; throws CommandError when it ends before it begins. */
export function periodOf({ from, to }: Period): Period {
  if (compareDates(from, to) <= 0) return { from, to };
  throw new CommandError(exitCodes.usage, {
    code: "ACC_REQUEST_QUERY",
    message: `the period ends (${to}) before it begins (${from})`,
    advice: "Exchange --from and --to.",
  });
}
