import { civilDate, randomIds, Secret, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  type NetvisorReadings,
  type NetvisorSimulator,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import { afterEach, describe, expect, it } from "@jest/globals";
import { voucherToLedgerDocument } from "../../src/map/voucher-to-ledger-document.ts";
import { NetvisorRegisters, rootOf } from "../../src/register/netvisor-registers.ts";
import { probeNetvisor } from "../../src/register/probe-netvisor.ts";
import { NetvisorClient, type NetvisorClientOptions } from "../../src/transport/netvisor-client.ts";
import { readAccountingLedger } from "../../src/wire/answer/accounting-ledger.ts";

const running: NetvisorSimulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function start(readings: Partial<NetvisorReadings> = {}): Promise<NetvisorSimulator> {
  const simulator = await startNetvisorSimulator({ readings });
  running.push(simulator);
  return simulator;
}

function clientOf({ url }: NetvisorSimulator, options: NetvisorClientOptions = {}): NetvisorClient {
  const company = demoNetvisorCompany();
  return new NetvisorClient({
    baseUrl: url,
    credentials: {
      sender: "Confirma Connect",
      customerId: company.customerId,
      partnerId: demoNetvisorPartner.id,
      organisationId: company.organisationId,
      language: "EN",
      customerKey: new Secret(company.customerKey),
      partnerKey: new Secret(demoNetvisorPartner.key),
    },
    http: createHttpClient(),
    clock: systemClock,
    ids: randomIds,
    options,
  });
}

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

const voucher = {
  resource: "accounting.nv",
  body: [
    "<root><voucher><calculationmode>net</calculationmode>",
    '<voucherdate format="ansi">2025-12-13</voucherdate><description>1001 [CC0123456789ABC]</description>',
    "<voucherclass>Myyntilasku</voucherclass>",
    '<voucherline><linesum type="net">2990,00</linesum><accountnumber>1701</accountnumber><vatpercent vatcode="NONE">0</vatpercent></voucherline>',
    '<voucherline><linesum type="net">-2382,47</linesum><accountnumber>3000</accountnumber><vatpercent vatcode="KOMY">25,5</vatpercent></voucherline>',
    '<voucherline><linesum type="net">-607,53</linesum><accountnumber>2939</accountnumber><vatpercent vatcode="NONE">0</vatpercent></voucherline>',
    "</voucher></root>",
  ].join("\n"),
};
const ofTheDay = {
  resource: "accountingledger.nv",
  query: { startdate: "2025-12-13", enddate: "2025-12-13" },
};

describe("against the simulator", () => {
  it.each([
    [{}, {}],
    [{ periodNesting: "inside", answerAge: "older", controlCharacters: true, httpStatus: "always" }, {}],
    [
      { macUrl: "raw", bodyEncoding: "latin9" },
      { signedUrl: "raw", bodyEncoding: "iso-8859-15" },
    ],
  ] as const)("reads every register under the readings %j", async (readings, options) => {
    const registers = new NetvisorRegisters(clientOf(await start(readings), options));
    const accounts = await all(registers.accounts());
    expect(accounts.map(({ number }) => number)).toEqual(expect.arrayContaining(["1701", "2939", "3000"]));
    const classes = await all(registers.documentClasses());
    expect(classes.map(({ name }) => name)).toContain("Myyntilasku");
    expect((await all(registers.dimensions())).map(({ name }) => name)).toContain("Kustannuspaikka");
    expect((await all(registers.customers({ keyword: "Malliasiakas" }))).map(({ code }) => code)).toEqual([
      "1001",
    ]);
    const { accountingLock, periods } = await registers.periods();
    expect(accountingLock).toBe("2017-12-31");
    expect(periods.length).toBeGreaterThan(0);
  });

  it("the signature must be made the way the server makes it", async () => {
    const simulator = await start({ macUrl: "raw" });
    const decoded = clientOf(simulator, { signedUrl: "decoded" });
    const plain = await decoded.exchange({ resource: "accountlist.nv" });
    const encoded = await decoded.exchange({
      resource: "customerlist.nv",
      query: { customercodelist: "1000,1001" },
    });
    expect(plain.type).toBe("ok");
    expect(encoded).toMatchObject({ type: "failed", code: "AUTHENTICATION_FAILED", status: 401 });
  });

  it("a committed voucher whose answer is lost is unknown, and is found again to the cent", async () => {
    const simulator = await start();
    const client = clientOf(simulator);
    simulator.arm({ kind: "commitAndLoseAnswer", when: { resource: "accounting" } });
    expect(await client.exchange(voucher)).toMatchObject({ type: "unknown" });
    const ledger = rootOf(await client.exchange(ofTheDay), ofTheDay.resource);
    const documents = readAccountingLedger(ledger).map((each) =>
      voucherToLedgerDocument(each, { vatAccounts: new Set(["2939"]) }),
    );
    expect(documents).toHaveLength(1);
    expect(documents[0]?.document).toMatchObject({
      ledgerIdentifier: "CC0123456789ABC",
      documentDate: civilDate("2025-12-13"),
      ledgerRows: [
        { accountNumber: "1701", amount: 299_000, netAmount: 299_000 },
        { accountNumber: "3000", amount: -299_000, netAmount: -238_247, vatCode: "KOMY" },
        { accountNumber: "2939", amount: -60_753, isVatRow: true },
      ],
    });
  });

  const faults = [
    [{ kind: "refuseConnection" }, "unknown", 0],
    [{ kind: "closeListener", forMs: 200 }, "notSent", 0],
    [{ kind: "loseRequest" }, "unknown", 0],
    [{ kind: "truncatedBody" }, "unknown", 1],
    [{ kind: "serverError", committed: true }, "unknown", 1],
    [{ kind: "serverError", committed: false }, "unknown", 0],
    [{ kind: "htmlPage", committed: true }, "unreadable", 1],
    [{ kind: "emptyBody", committed: false }, "unreadable", 0],
    [{ kind: "unauthorized" }, "failed", 0],
    [{ kind: "tooManyRequests", retryAfterSeconds: 3 }, "notSent", 0],
    [{ kind: "technicalError", committed: true }, "failed", 1],
    [{ kind: "systemMaintenance" }, "failed", 0],
    [{ kind: "mangledIdentifier" }, "unreadable", 1],
  ] as const;

  it.each(faults)("%j is %s; one attempt books at most once", async (fault, type, booked) => {
    const simulator = await start();
    const client = clientOf(simulator);
    const before = simulator.probe.books().vouchers.length;
    simulator.arm(fault);
    expect((await client.exchange(voucher)).type).toBe(type);
    expect(simulator.probe.books().vouchers.length - before).toBe(booked);
  });

  it("requests of one client never overlap", async () => {
    const simulator = await start();
    const client = clientOf(simulator);
    const answers = await Promise.all(
      ["accountlist.nv", "vouchertypelist.nv", "dimensionlist.nv", "accountingperiodlist.nv"].map(
        (resource) => client.exchange({ resource }),
      ),
    );
    expect(answers.map(({ type }) => type)).toEqual(["ok", "ok", "ok", "ok"]);
    expect(Object.values(simulator.probe.maxConcurrentPerCompany)).toEqual([1]);
  });

  it("probes without writing", async () => {
    const simulator = await start();
    expect(await probeNetvisor(clientOf(simulator))).toEqual({
      reachable: true,
      authenticated: true,
      problems: [],
    });
    expect(simulator.probe.requests()).toHaveLength(1);
  });
});
