import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { transformSync } from "@swc/core";

// The zone of a process is fixed at its start, so each zone gets its own: the module's text and a few questions.
const source = readFileSync(new URL("../../src/value/civil-date.ts", import.meta.url), "utf8");
const questions = `
  const start = civilDate("2011-12-01");
  const answers = Array.from({ length: 60 }, (_, index) => {
    const date = addDays(start, index);
    return [date, daysBetween(start, date), addMonths(date, 2), startOfMonth(date), endOfMonth(date), formatFinnishDate(date)];
  });
  const local = new Date(2011, 11, 30).getDate();
  const clockChange = [addDays(civilDate("2026-03-28"), 1), addDays(civilDate("2018-11-03"), 1)];
  const instant = civilDateOfInstant(1774564200000, "Europe/Helsinki");
  process.stdout.write(JSON.stringify({ local, result: { answers, clockChange, instant, parsed: parseCivilDate("2011-12-30") } }));
`;
const { code } = transformSync(source, { jsc: { target: "es2022", parser: { syntax: "typescript" } } });

function answersIn(zone: string): { readonly local: number; readonly result: unknown } {
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", code + questions], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      env: { TZ: zone },
      encoding: "utf8",
      timeout: 15_000,
    }),
  );
}

describe("civil dates in processes of other time zones", () => {
  const utc = answersIn("UTC");

  test("a local day is really missing in the zone that skipped it", () => {
    expect(utc.local).toBe(30);
    expect(answersIn("Pacific/Apia").local).toBe(31);
  });

  test.each([
    "Europe/Helsinki",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "Pacific/Kiritimati",
    "America/St_Johns",
  ])("%s answers like UTC", (zone) => {
    expect(answersIn(zone).result).toEqual(utc.result);
  });
});
