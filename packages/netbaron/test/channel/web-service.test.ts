import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { type AccountingSystem, Secret, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  createNetbaronSystem,
  NetbaronOptions,
  type NetbaronOptionsInput,
  netbaronManifest,
} from "@confirma-connect/netbaron";
import {
  type NetbaronReadings,
  type NetbaronSimulator,
  startNetbaronSimulator,
} from "@confirma-connect/simulators";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  contextOf,
  invoiceOf,
  ledgerOf,
  planOf,
  sampleCreditNote,
  sampleInvoice,
} from "../support/sample.ts";

const password = "demo-invoice-password";
const attempt = { id: "1", number: 1 };
const costCenterWords = { item: "SimCostCenter", number: "SimNumber" };
const receiptWords = {
  method: "SimGetReceipts",
  from: "SimBegin",
  to: "SimEnd",
  receipt: "SimReceipt",
  number: "SimReceiptNumber",
  date: "SimBookingDate",
  row: "SimRow",
  account: "SimAccountNumber",
  sum: "SimSum",
};

let folder: string;
let simulator: NetbaronSimulator;

async function start(readings: Partial<NetbaronReadings> = {}): Promise<void> {
  simulator = await startNetbaronSimulator({ dropFolder: folder, pollMs: 0, stableMs: 0, readings });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "netbaron-service-"));
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

type Service = NonNullable<NetbaronOptionsInput["webService"]>;

const optionsOf = (change: Partial<Service> = {}): NetbaronOptionsInput => ({
  drop: { type: "folder", path: folder, inbox: ".", archive: "booked", rejected: "rejected" },
  invoices: "webService",
  webService: {
    server: simulator.url,
    organisation: "1001",
    invoicePassword: new Secret(password),
    accountingPassword: new Secret("demo-accounting-password"),
    costCenterWords,
    receiptWords,
    ...change,
  },
});

const systemOf = (change: Partial<Service> = {}): AccountingSystem =>
  createNetbaronSystem(optionsOf(change), { http: createHttpClient(), clock: systemClock });

const importFiles = async (): Promise<void> => {
  for (let round = 0; round < 2; round += 1) await simulator.poll();
};

function stepOf(system: AccountingSystem, change: object = {}) {
  const document = invoiceOf(change);
  const [step] = system.invoices?.render(document, contextOf("invoice", document.header.number)).steps ?? [];
  if (step === undefined) throw new Error("nothing was rendered");
  return { ...step, identifiers: {} };
}

const put = (system: AccountingSystem, change: object = {}) =>
  system.invoices?.deliver(stepOf(system, change), attempt);

describe("invoices by PUT /ws/invoice", () => {
  test.each([
    [{}, {}],
    [{ envelope: "soap" }, { envelope: "soap" }],
    [{ credentials: "headers" }, { credentials: "headers" }],
    [{ invoiceInterface: 2, invoicePassword: new Secret("demo-invoice2-password") }, {}],
  ] as const)("are booked once, acknowledged and no more: %#", async (options, readings) => {
    await start(readings);
    const outcome = await put(systemOf(options));
    expect(outcome).toMatchObject({ type: "accepted", evidence: "acknowledged", vendor: { status: 200 } });
    expect(simulator.probe.books().invoices.map(({ number, grossCents }) => [number, grossCents])).toEqual([
      ["202600145", 109_292],
    ]);
  });

  test("what is shown is what is sent", async () => {
    await start();
    const { request, identity, title } = stepOf(systemOf());
    expect([request.method, request.resource, request.contentType]).toEqual([
      "PUT",
      "ws/invoice",
      "application/xml; charset=utf-8",
    ]);
    expect(identity.type).toBe("invoice");
    expect(title).toContain("by web service");
    expect(stepOf(systemOf({ envelope: "soap" })).request.body).toContain("<soap:Body>\n<Finvoice");
  });

  test("a refusal keeps the vendor's text and books nothing", async () => {
    await start();
    const outcome = await put(systemOf(), {
      parties: {
        ...sampleInvoice.parties,
        sellerParty: { ...sampleInvoice.parties.sellerParty, businessId: "0112038-9" },
      },
    });
    expect(outcome).toMatchObject({ type: "refused", vendor: { status: 400 } });
    expect(outcome?.vendor?.text).toContain("The seller is not the organisation");
    expect(simulator.probe.books().invoices).toEqual([]);
  });

  test("credentials that are not taken are an operator's problem", async () => {
    await start();
    const outcome = await put(systemOf({ invoicePassword: new Secret("wrong") }));
    expect(outcome).toMatchObject({
      type: "notSent",
      problem: { code: "ACC_AUTH_FAILED", actor: "operator" },
    });
    expect(await put(systemOf({ server: `${simulator.url}nowhere` }))).toMatchObject({
      type: "notSent",
      problem: { code: "ACC_AUTH_NOT_ALLOWED" },
    });
  });

  test.each([
    [{ kind: "commitAndLoseAnswer" }, "ACC_UNKNOWN_NO_ANSWER", 1],
    [{ kind: "loseRequest" }, "ACC_UNKNOWN_NO_ANSWER", 0],
    [{ kind: "serverError", committed: true }, "ACC_UNKNOWN_SERVER_FAULT", 1],
    [{ kind: "htmlPage", committed: true }, "ACC_ANSWER_UNREADABLE", 1],
    [{ kind: "emptyBody", committed: true }, "ACC_ANSWER_UNREADABLE", 1],
  ] as const)("%j is unknown, and the look-up says that it cannot know", async (fault, code, booked) => {
    await start();
    simulator.arm({ ...fault, when: { method: "PUT" } });
    const system = systemOf();
    expect(await put(system)).toMatchObject({ type: "unknown", problem: { code } });
    expect(simulator.probe.books().invoices).toHaveLength(booked);
    expect(await system.invoices?.locate(stepOf(system), attempt)).toMatchObject({ type: "unclear" });
  });

  test("too many requests: not sent, with the delay", async () => {
    await start();
    simulator.arm({ kind: "tooManyRequests", retryAfterSeconds: 7, when: { method: "PUT" } });
    expect(await put(systemOf())).toMatchObject({ type: "notSent", retryAfter: 7000 });
  });

  test("cancelled before sending: no request", async () => {
    await start();
    const system = systemOf();
    const signal = AbortSignal.abort();
    expect((await system.invoices?.deliver(stepOf(system), { ...attempt, signal }))?.type).toBe("notSent");
    expect(simulator.probe.requests()).toEqual([]);
  });

  test("credit notes are files all the same", async () => {
    await start();
    const system = systemOf();
    expect(stepOf(system, sampleCreditNote).request.method).toBe("FILE");
    expect(await put(system, sampleCreditNote)).toMatchObject({ type: "accepted", evidence: "handedOver" });
    await importFiles();
    expect(simulator.probe.books().trialBalance).toBe(0);
    expect(simulator.probe.books().balances).toMatchObject({
      1701: -109_292,
      3000: 86_000,
      3010: 1_200,
      2939: 22_092,
    });
  });

  test("the manifest declares how little is known", async () => {
    await start();
    const { invoice, ledger } = netbaronManifest(NetbaronOptions.parse(optionsOf())).kinds;
    expect([invoice?.idempotency, invoice?.bestEvidence, invoice?.identity.searchable]).toEqual([
      "none",
      "acknowledged",
      false,
    ]);
    expect(ledger?.bestEvidence).toBe("readBack");
  });
});

describe("the accounting module", () => {
  function ledgerStep(system: AccountingSystem, plan = planOf()) {
    const [step] =
      system.ledger?.render(ledgerOf(), contextOf("ledger", "abc-123-def-456", plan)).steps ?? [];
    if (step === undefined) throw new Error("nothing was rendered");
    return { ...step, identifiers: {} };
  }

  test("a file is handed over, imported, and then read back from the books", async () => {
    await start();
    const system = systemOf();
    const step = ledgerStep(system);
    expect(await system.ledger?.deliver(step, attempt)).toMatchObject({
      type: "accepted",
      evidence: "handedOver",
    });
    expect(await system.ledger?.locate(step, attempt)).toMatchObject({
      type: "found",
      evidence: "handedOver",
    });
    await importFiles();
    expect(await system.ledger?.locate(step, attempt)).toEqual({
      type: "found",
      vendorId: step.request.resource,
      evidence: "readBack",
      differences: [],
    });
  });

  test("other accounts in the books than were sent are shown, and are no proof of equality", async () => {
    await start();
    const system = systemOf();
    const step = ledgerStep(system);
    await system.ledger?.deliver(step, attempt);
    await importFiles();
    const other = {
      ...step,
      postings: step.postings.map((each, index) => (index === 1 ? { ...each, account: "3001" } : each)),
    };
    const sighting = await system.ledger?.locate(other, attempt);
    expect(sighting).toMatchObject({ type: "found", evidence: "identified" });
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      "account 3000: the books have -2382.47, 0.00 was sent",
      "account 3001: the books have 0.00, -2382.47 was sent",
    ]);
  });

  test("a file that is nowhere is not absent while the books cannot be read", async () => {
    await start();
    const system = systemOf({ accountingPassword: new Secret("wrong") });
    expect(await system.ledger?.locate(ledgerStep(system), attempt)).toMatchObject({ type: "unclear" });
    expect(await systemOf().ledger?.locate(ledgerStep(system), attempt)).toMatchObject({ type: "absent" });
  });

  test.each([
    ["withVatCode", "explicit", 0],
    ["withVatCode", "vatAccount", 1],
    ["withVatAccount", "explicit", 1],
    ["withVatAccount", "vatAccount", 1],
    ["never", "explicit", 1],
    ["never", "vatAccount", 0],
  ] as const)(
    "NetBaron posting VAT %s and our reading %s: booked %j times, never off",
    async (vatPosting, vatRows, booked) => {
      await start({ vatPosting });
      const system = systemOf();
      await system.ledger?.deliver(ledgerStep(system, planOf({ vatRows })), attempt);
      await importFiles();
      const { receipts, balances } = simulator.probe.books();
      expect(receipts).toHaveLength(booked);
      const right = { 1701: 299_000, 3000: -238_247, 2939: -60_753 };
      expect(balances).toEqual(booked === 1 ? right : {});
    },
  );

  test("cost centers are read by the only method with a public name", async () => {
    await start();
    const { registers } = systemOf();
    const found: unknown[] = [];
    for await (const dimension of registers?.dimensions?.() ?? []) found.push(dimension);
    expect(found).toEqual([{ name: "Kustannuspaikka", items: ["100", "1000"] }]);
    const denied = systemOf({ accountingPassword: new Secret("wrong") }).registers?.dimensions?.();
    await expect(denied?.[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: "ACC_ANSWER_UNREADABLE",
    });
  });
});

test("no secret is shown by the system", async () => {
  await start();
  const system = systemOf();
  expect(inspect(system, { depth: 12, showHidden: true }) + JSON.stringify(system)).not.toContain(password);
});
