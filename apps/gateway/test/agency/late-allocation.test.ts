import { readFile, writeFile } from "node:fs/promises";
import {
  type CashInAllocation,
  type CashInSimulator,
  demoCashInCreditor,
  emptyCashInBook,
  startCashInSimulator,
} from "@confirma-connect/simulators";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { run } from "../command/fake-host.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

let stage: AgencyStage;
let cashIn: CashInSimulator;

const { creditorId, keys } = demoCashInCreditor;

/** Numbers of two receivables of the books. */
const numbers = (): readonly string[] =>
  stage.agency.probe
    .books()
    .cases.slice(0, 2)
    .map(({ invoiceNumber }) => invoiceNumber);

/** The agency allocates a payment of 1.00 to one of them. */
function allocate(
  allocationId: string,
  dates: Pick<CashInAllocation, "paymentDate" | "accountingDate">,
): void {
  const [first = "", second = ""] = numbers();
  cashIn.allocate(creditorId, {
    allocationId,
    ...dates,
    caseId: null,
    agency: "CASH-IN",
    invoiceNumber: allocationId === "1" ? first : second,
    typeCode: "8",
    typeDescription: "Bank Transfer",
    bookingDate: dates.paymentDate,
    settlementDate: null,
    payment: 100,
    breakdown: { capital: 100, interest: 0, costs: 0 },
    currency: "EUR",
  });
}

async function command(name: "pull" | "reconcile", month: "03" | "04") {
  const last = { "03": 31, "04": 30 }[month];
  const period = ["--from", `2026-${month}-01`, "--to", `2026-${month}-${last}`];
  const { code, out } = await run([name, "--config", stage.config, ...period, "--json"]);
  return { code, report: JSON.parse(out) };
}

/** Outcomes of what a month's pull read. */
async function pulled(month: "03" | "04"): Promise<readonly string[]> {
  const { report } = await command("pull", month);
  await stage.deliver();
  return report.entries.map(({ outcome }: { readonly outcome: string }) => outcome);
}

/** What a month's reconciliation says of payments. */
async function payments(month: "03" | "04"): Promise<readonly (readonly [string, string | undefined])[]> {
  const { report } = await command("reconcile", month);
  const differences: readonly { readonly kind: string; readonly class: string; readonly agency?: string }[] =
    report.differences;
  return differences.flatMap(({ kind, class: name, agency }) => (kind === "payment" ? [[name, agency]] : []));
}

beforeAll(async () => {
  stage = await openAgencyStage();
  await stage.openInvoices();
  const rows = numbers().map((invoiceNumber, index) => ({
    invoiceNumber,
    amount: 1000,
    open: 1000,
    currency: "EUR",
    dueDate: "2026-03-01",
    debtorId: `D${index}`,
    status: "OPEN" as const,
    origin: "collection" as const,
  }));
  cashIn = await startCashInSimulator({ books: { [creditorId]: { ...emptyCashInBook, invoices: rows } } });
  await writeFile(`${stage.folder}/cash-in.key`, `${keys[0]?.key}\n`);
  const config = JSON.parse(await readFile(stage.config, "utf8"));
  const [client] = config.clients;
  const source = { environment: "sandbox", creditorKey: "file:cash-in.key", baseUrl: `${cashIn.url}v2` };
  const agency = { cashIn: source, posting: client.agency.posting };
  await writeFile(stage.config, JSON.stringify({ ...config, clients: [{ ...client, agency }] }));
}, 60_000);

afterAll(async () => {
  await cashIn.close();
  await stage.close();
});

test("what is paid in March and allocated in April is pulled in April, and both months agree with the books", async () => {
  allocate("1", { paymentDate: "2026-03-10", accountingDate: "2026-03-11" });
  expect(await pulled("03")).toEqual(["submitted"]);
  expect(await payments("03")).toEqual([]);

  allocate("2", { paymentDate: "2026-03-20", accountingDate: "2026-04-10" });
  expect(await payments("03")).toEqual([["missing", "notSubmitted"]]);
  expect(await pulled("04")).toEqual(["submitted"]);
  expect(await pulled("04")).toEqual(["already"]);
  expect(await pulled("03")).toEqual(["already", "already"]);
  for (const month of ["03", "04"] as const) expect(await payments(month)).toEqual([]);
}, 60_000);
