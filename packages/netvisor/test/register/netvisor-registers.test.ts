import { ConnectorError, problem } from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, it } from "@jest/globals";
import { NetvisorRegisters } from "../../src/register/netvisor-registers.ts";
import { probeNetvisor } from "../../src/register/probe-netvisor.ts";
import { answered, scriptedHttp } from "../support/scripted-http.ts";
import { failedAnswer, okAnswer, testClient } from "../support/test-client.ts";

const answers: Readonly<Record<string, string>> = {
  "accountlist.nv": `<AccountList><Accounts>
    <Account><Number>1000</Number><Name>Ryhmä</Name><AccountType>accountgroup</AccountType></Account>
    <Account><Number>3000</Number><Name>Myynti</Name><AccountType>account</AccountType><IsActive>1</IsActive></Account>
    <Account><Number>3001</Number><AccountType>account</AccountType><IsActive>0</IsActive></Account></Accounts></AccountList>`,
  "vouchertypelist.nv": `<VoucherTypes><VoucherType><NetvisorKey>1</NetvisorKey><Abbreviation>ML</Abbreviation><Name>Myyntilasku</Name></VoucherType>
    <VoucherType><NetvisorKey>2</NetvisorKey></VoucherType></VoucherTypes>`,
  "dimensionlist.nv": `<DimensionNameList><DimensionName><Name>Kohde</Name><IsHidden>False</IsHidden><DimensionDetails>
    <DimensionDetail><Name>A</Name><IsHidden>False</IsHidden></DimensionDetail><DimensionDetail><Name>B</Name><IsHidden>True</IsHidden></DimensionDetail>
    </DimensionDetails></DimensionName><DimensionName><Name>Vanha</Name><IsHidden>True</IsHidden></DimensionName></DimensionNameList>`,
  "accountingperiodlist.nv": `<AccountingPeriodList><PeriodLockInformation><AccountingPeriodLockDate format="ansi">31.12.2025</AccountingPeriodLockDate></PeriodLockInformation>
    <Period><Name>2026</Name><BeginDate>1.1.2026</BeginDate><EndDate>31.12.2026</EndDate></Period></AccountingPeriodList>`,
  "customerlist.nv": `<Customerlist><Customer><Netvisorkey>5</Netvisorkey><Name>Esimerkki Oy</Name><Code>E</Code><OrganisationIdentifier>1967543-8</OrganisationIdentifier></Customer>
    <Customer><Netvisorkey>6</Netvisorkey></Customer></Customerlist>`,
};

const http = scriptedHttp(({ url }) => answered(200, okAnswer(answers[new URL(url).pathname.slice(1)])));
const registers = new NetvisorRegisters(testClient(http));
const failing = (result: HttpResult) => new NetvisorRegisters(testClient(scriptedHttp(() => result)));

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

describe("NetvisorRegisters", () => {
  it("accounts, without groups", async () => {
    expect(await all(registers.accounts())).toEqual([
      { number: "3000", name: "Myynti", active: true },
      { number: "3001", name: "", active: false },
    ]);
  });

  it("document classes by full name", async () => {
    expect(await all(registers.documentClasses())).toEqual([
      { vendorId: "1", abbreviation: "ML", name: "Myyntilasku" },
    ]);
  });

  it("dimensions that are not hidden", async () => {
    expect(await all(registers.dimensions())).toEqual([{ name: "Kohde", items: ["A"] }]);
  });

  it("periods and locks", async () => {
    expect(await registers.periods()).toEqual({
      accountingLock: "2025-12-31",
      periods: [{ name: "2026", from: "2026-01-01", to: "2026-12-31" }],
    });
  });

  it("customers, with the search handed on", async () => {
    expect(await all(registers.customers({ keyword: "esim" }))).toEqual([
      { vendorId: "5", code: "E", name: "Esimerkki Oy", businessId: "1967543-8" },
      { vendorId: "6", code: "", name: "" },
    ]);
    expect(http.requests.at(-1)?.url).toBe("https://netvisor.example/customerlist.nv?keyword=esim");
  });

  it("a period that cannot be read is an error", async () => {
    const period = "<AccountingPeriodList><Period><BeginDate>x</BeginDate></Period></AccountingPeriodList>";
    await expect(failing(answered(200, okAnswer(period))).periods()).rejects.toMatchObject({
      code: "ACC_ANSWER_UNREADABLE",
    });
  });

  it.each([
    [answered(401, failedAnswer("AUTHENTICATION_FAILED :: Matti ei löydy")), "ACC_AUTH_FAILED", "answered"],
    [answered(400, failedAnswer("NEW_CODE :: Matti")), "ACC_ANSWER_UNMAPPED", "answered"],
    [answered(200, "<html/>"), "ACC_ANSWER_UNREADABLE", "answered"],
    [
      { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") },
      "ACC_NOT_SENT_UNREACHABLE",
      "notSent",
    ],
    [{ type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") }, "ACC_UNKNOWN_NO_ANSWER", "unknown"],
  ] as const)("a read that failed is an error without vendor texts: %#", async (result, code, delivery) => {
    const error: unknown = await all(failing(result).accounts()).catch((thrown: unknown) => thrown);
    expect(ConnectorError.is(error) && [error.code, error.stage, error.delivery]).toEqual([
      code,
      "read",
      delivery,
    ]);
    expect(JSON.stringify(error)).not.toContain("Matti");
  });
});

describe("probeNetvisor", () => {
  const probe = (result: HttpResult) => probeNetvisor(testClient(scriptedHttp(() => result)));

  it.each([
    [answered(200, okAnswer()), true, true, []],
    [answered(401, failedAnswer("AUTHENTICATION_FAILED :: x")), true, false, ["ACC_AUTH_FAILED"]],
    [answered(403, failedAnswer("SERVICE_ACCESS_ERROR :: x")), true, true, ["ACC_AUTH_NOT_ALLOWED"]],
    [answered(200, "<html/>"), true, false, ["ACC_ANSWER_UNREADABLE"]],
    [answered(503, ""), true, false, ["ACC_UNKNOWN_SERVER_FAULT"]],
    [answered(429, ""), true, false, ["ACC_RATE_LIMITED"]],
    [
      { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") },
      false,
      false,
      ["ACC_NOT_SENT_UNREACHABLE"],
    ],
  ] as const)("%#", async (result, reachable, authenticated, codes) => {
    const health = await probe(result);
    expect([health.reachable, health.authenticated]).toEqual([reachable, authenticated]);
    expect(health.problems.map(({ code }) => code)).toEqual(codes);
  });
});
