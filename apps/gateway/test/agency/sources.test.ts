import { readFile, writeFile } from "node:fs/promises";
import {
  type CashInBook,
  demoCashInCreditor,
  demoFinkareCompany,
  generateCashInMonth,
  startCashInSimulator,
  startFinkareSimulator,
} from "@confirma-connect/simulators";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { AgencyConfig } from "../../src/config/agency/agency-config.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

const closing: (() => Promise<void>)[] = [];
let stage: AgencyStage;

beforeAll(async () => {
  stage = await openAgencyStage();
  await stage.openInvoices();
}, 60_000);
afterAll(async () => {
  for (const close of closing) await close();
  await stage.close();
});

const balances = () => stage.simulator.probe.books().balances;
const clearing = () => balances()["1920"] ?? 0;

/** Numbers of invoices that are in the books. */
const numbers = (): readonly string[] =>
  stage.agency.probe.books().cases.map(({ invoiceNumber }) => invoiceNumber);

/** Puts one source in the place of the client's others. */
async function setSource(source: object): Promise<void> {
  const config = JSON.parse(await readFile(stage.config, "utf8"));
  const [client] = config.clients;
  const { posting } = client.agency;
  const clients = [{ ...client, agency: { ...source, posting } }];
  await writeFile(stage.config, JSON.stringify({ ...config, clients }));
}

async function startFinkare(): Promise<object> {
  const paid = numbers().slice(0, 3);
  const invoices = paid.map((invoiceNumber, index) => ({
    id: `6f1c2d3e-0000-4000-8000-00000000000${index}`,
    invoiceNumber,
    amountCents: 1000,
    currency: "EUR",
    dueDate: "2026-03-01",
  }));
  const payments = invoices.map(({ id }, index) => ({
    id: `7f1c2d3e-0000-4000-8000-00000000000${index}`,
    invoiceId: id,
    amountCents: 101 + index,
    currency: "EUR",
    status: "completed" as const,
    method: "bank_transfer" as const,
    createdAt: "2026-03-10T10:00:00Z",
    paidAt: "2026-03-10T10:00:00Z",
  }));
  const company = { ...demoFinkareCompany, book: { invoices, payments } };
  const simulator = await startFinkareSimulator({ companies: [company] });
  closing.push(() => simulator.close());
  const table = Object.fromEntries(invoices.map(({ id, invoiceNumber }) => [id, invoiceNumber]));
  await writeFile(`${stage.folder}/numbers.json`, JSON.stringify(table));
  await writeFile(`${stage.folder}/finkare.key`, "fk_test_demo\n");
  return {
    finkare: {
      environment: "sandbox",
      key: "file:finkare.key",
      baseUrl: `${simulator.url}api/v1`,
      invoiceNumber: { file: "numbers.json" },
    },
  };
}

async function startCashIn(): Promise<object> {
  const [invoiceNumber = ""] = numbers().slice(5);
  const month = generateCashInMonth({ month: "2026-03", invoices: 30 });
  const [first] = month.allocations.filter(({ typeCode }) => typeCode === "8");
  const [rebate] = month.allocations.filter(({ typeCode }) => typeCode !== "8");
  if (first === undefined || rebate === undefined) throw new Error("the month has both");
  const parts = { payment: 306, breakdown: { capital: 306, interest: 0, costs: 0 } };
  const allocations = [
    { ...first, ...parts, invoiceNumber },
    { ...rebate, invoiceNumber },
  ];
  const book: CashInBook = { ...month, allocations };
  const { creditorId, keys } = demoCashInCreditor;
  const simulator = await startCashInSimulator({ books: { [creditorId]: book } });
  closing.push(() => simulator.close());
  const [{ key } = { key: "" }] = keys;
  await writeFile(`${stage.folder}/cash-in.key`, `${key}\n`);
  const baseUrl = `${simulator.url}v2`;
  return { cashIn: { environment: "sandbox", creditorKey: "file:cash-in.key", baseUrl, pageSize: 1 } };
}

describe.each([
  { name: "Finkare", start: startFinkare, money: 306, count: 3 },
  { name: "Cash-In", start: startCashIn, money: 306, count: 1 },
])("$name through the gateway into Netvisor", ({ start, money, count }) => {
  test("payments become delivered bookkeeping once; a second pull changes nothing", async () => {
    await setSource(await start());
    const before = clearing();
    const pulled = await stage.command("pull");
    expect(pulled.code).toBe(0);
    expect(pulled.out).toContain(`pull: ${count} read, ${count} submitted`);
    await stage.deliver();
    const after = balances();
    expect(clearing() - before).toBe(money);
    const again = await stage.command("pull", "--json");
    const { entries } = JSON.parse(again.out);
    expect(entries.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(count).fill("already"));
    await stage.deliver();
    expect(balances()).toEqual(after);
  }, 60_000);
});

describe("what leads to an invoice of Finkare's", () => {
  const finkare = { environment: "sandbox", key: "env:KEY" };
  const posting = { accounts: { bank: "1", clearing: "2", receivables: "3", interest: "4", costs: "5" } };

  test("has to be chosen: nothing documented leads there", () => {
    const { error } = AgencyConfig.safeParse({ finkare, posting });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["finkare.invoiceNumber"]);
  });

  test("a table that is not one is named, and none of it is quoted", async () => {
    await setSource(await startFinkare());
    await writeFile(`${stage.folder}/numbers.json`, "canary");
    const { code, err } = await stage.command("pull");
    expect([code, err]).toEqual([3, expect.stringContaining("finkare.invoiceNumber.file")]);
    expect(err).not.toContain("canary");
  });
});

test("an address that nothing can be sent to is refused when it is configured", () => {
  const key = { environment: "staging", key: "env:KEY" };
  const refused = [
    "http://agency.example",
    "https://user:word@agency.example",
    "https://agency.example/?a=1",
  ];
  for (const baseUrl of refused) {
    expect(
      AgencyConfig.safeParse({ confirma: { ...key, baseUrl }, collection: {} }).error?.issues,
    ).toContainEqual(expect.objectContaining({ path: ["confirma", "baseUrl"] }));
  }
});
