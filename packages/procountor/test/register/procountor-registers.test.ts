import { ConnectorError, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createProcountorSystem } from "@confirma-connect/procountor";
import { afterAll, describe, expect, test } from "@jest/globals";
import { probeProcountor } from "../../src/register/probe-procountor.ts";
import { ProcountorRegisters } from "../../src/register/procountor-registers.ts";
import { periodsOf } from "../../src/register/read-periods.ts";
import { FiscalYears } from "../../src/wire/answer/register.ts";
import { noPace, procountorBench } from "../support/procountor-subject.ts";
import { answered, scriptedHttp } from "../support/scripted-http.ts";
import { errorsOf, json, testClient, withTokens } from "../support/test-client.ts";

const { simulator, options } = await procountorBench();
const { registers } = createProcountorSystem(options, {
  http: createHttpClient(),
  clock: systemClock,
  pace: noPace(),
});

afterAll(() => simulator.close());

async function all<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of list) found.push(each);
  return found;
}

describe("registers of the stand-in", () => {
  test("accounts, closed ones marked", async () => {
    const accounts = await all(registers.accounts());
    expect(accounts).toContainEqual({ number: "3000", name: "Myynti", active: true });
    expect(accounts).toContainEqual(expect.objectContaining({ number: "3999", active: false }));
  });

  test("dimensions with their active items", async () => {
    expect(await all(registers.dimensions())).toEqual([
      { name: "Kustannuspaikka", items: ["Perintä", "Hallinto"] },
      { name: "Projekti", items: ["P1"] },
    ]);
  });

  test("VAT statuses with the percentages of their side, decimals too", async () => {
    const codes = await all(registers.vatCodes());
    expect(codes).toContainEqual({ code: "1", percentage: 25_500 });
    expect(codes).toContainEqual({ code: "1", percentage: 13_500 });
  });

  test("periods, and the lock up to which everything is closed", async () => {
    const { periods, accountingLock } = await registers.periods();
    expect(accountingLock).toBe("2018-12-31");
    expect(periods[0]).toEqual({ name: "2015-01-01 - 2015-01-31", from: "2015-01-01", to: "2015-01-31" });
  });

  test("customers, and bank accounts", async () => {
    expect(await all(registers.customers())).toEqual([
      { vendorId: "501", code: "1000", name: "Malliasiakas Oy", businessId: "2528842-6" },
    ]);
    expect(await all(registers.bankAccounts())).toContainEqual(
      expect.objectContaining({ iban: "FI2112345600000785", account: "1910", active: true }),
    );
  });
});

describe("periods", () => {
  const year = (from: string, isOpen: boolean, ...trackingPeriods: readonly object[]) => ({
    startDate: `${from}-01-01`,
    endDate: `${from}-12-31`,
    isOpen,
    trackingPeriods,
  });
  const part = (month: string, status: string) => ({
    startDate: `2026-${month}-01`,
    endDate: `2026-${month}-28`,
    status,
  });

  test.each([
    [
      "a closed period behind an open one is no lock",
      [year("2026", true, part("01", "CLOSED"), part("02", "OPEN"), part("03", "CLOSED"))],
      "2026-01-28",
    ],
    [
      "a period that waits takes nothing either",
      [year("2026", true, part("01", "PENDING"), part("02", "OPEN"))],
      "2026-01-28",
    ],
    [
      "a closed year closes its periods; years come newest first",
      [year("2027", true), year("2026", false, part("01", "OPEN"))],
      "2026-01-28",
    ],
    ["everything is open", [year("2026", true)], undefined],
    ["everything is closed", [year("2026", false)], "2026-12-31"],
  ])("%s", (_, fiscalYears, lock) => {
    expect(periodsOf(FiscalYears.parse({ fiscalYears })).accountingLock).toBe(lock);
  });

  test("days that cannot be read are an error, as they could hide a lock", () => {
    const read = () => periodsOf(FiscalYears.parse({ fiscalYears: [{ startDate: "soon" }] }));
    expect(read).toThrow(/startDate/u);
  });
});

describe("reading page by page", () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: from + index, name: `N${from + index}` }));

  test.each([200, 50])("pages of %i begin behind the last identifier, until one is short", async (size) => {
    const http = scriptedHttp(
      withTokens((url) => {
        const after = Number(new URL(url).searchParams.get("previousId") ?? 0);
        return json({ results: rows(after + 1, after < 2 * size ? size : 7) });
      }),
    );
    const customers = await all(new ProcountorRegisters(testClient(http)).customers({ keyword: "Oy" }));
    expect(customers.map(({ vendorId }) => Number(vendorId))).toEqual(
      rows(1, 2 * size + 7).map(({ id }) => id),
    );
    expect(
      http.requests.slice(1).map(({ url, headers }) => [new URL(url).search, headers?.["name"]]),
    ).toEqual([
      ["?type=CUSTOMER&orderById=ASC&size=200", "Oy"],
      [`?type=CUSTOMER&orderById=ASC&size=200&previousId=${size}`, "Oy"],
      [`?type=CUSTOMER&orderById=ASC&size=200&previousId=${2 * size}`, "Oy"],
    ]);
  });

  test("a page that comes again is an error, not an endless walk", async () => {
    const http = scriptedHttp(withTokens(() => json({ results: rows(1, 200) })));
    await expect(all(new ProcountorRegisters(testClient(http)).customers())).rejects.toThrow(/next page/u);
  });

  test.each([
    ["a refusal", errorsOf(403, { message: "Insufficient user rights for Matti" }), "ACC_AUTH_NOT_ALLOWED"],
    ["a page", answered(200, "<html>"), "ACC_ANSWER_UNREADABLE"],
    ["another shape", json({ rows: [] }), "ACC_ANSWER_UNREADABLE"],
    ["a fault", answered(502, "<html>"), "ACC_UNKNOWN_SERVER_FAULT"],
    ["too many requests", answered(429, ""), "ACC_RATE_LIMITED"],
  ])("%s is an error that quotes nothing", async (_, result, code) => {
    const http = scriptedHttp(withTokens(() => result));
    const error = await all(new ProcountorRegisters(testClient(http)).customers()).catch(
      (caught: unknown) => caught,
    );
    expect(ConnectorError.is(error) && [error.code, error.stage]).toEqual([code, "read"]);
    expect(String(error)).not.toContain("Matti");
  });
});

describe("probe", () => {
  test.each([
    ["an answer", json({ companyId: 1 }), true, true, []],
    ["missing rights", errorsOf(403, { message: "No" }), true, true, ["ACC_AUTH_NOT_ALLOWED"]],
    ["wrong credentials", errorsOf(401, { message: "Unauthorized" }), true, false, ["ACC_AUTH_FAILED"]],
    ["a page", answered(200, "<html>"), true, false, ["ACC_ANSWER_UNREADABLE"]],
    ["a fault", answered(500, ""), true, false, ["ACC_UNKNOWN_SERVER_FAULT"]],
  ])("%s", async (_, result, reachable, authenticated, codes) => {
    const health = await probeProcountor(testClient(scriptedHttp(withTokens(() => result))));
    expect([health.reachable, health.authenticated, health.problems.map(({ code }) => code)]).toEqual([
      reachable,
      authenticated,
      codes,
    ]);
  });

  test("no connection", async () => {
    const gone = scriptedHttp(() => ({
      type: "notSent",
      problem: {
        code: "ACC_NOT_SENT_UNREACHABLE",
        severity: "error",
        pointer: "",
        message: "",
        advice: "",
        actor: "vendor",
      },
    }));
    expect(await probeProcountor(testClient(gone))).toMatchObject({ reachable: false, authenticated: false });
  });
});
