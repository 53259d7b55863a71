import { civilDate, readReceivables, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createProcountorSystem } from "@confirma-connect/procountor";
import { afterAll, beforeEach, expect, test } from "@jest/globals";
import { deliverAll } from "../support/deliver-all.ts";
import { noPace, procountorBench } from "../support/procountor-subject.ts";
import {
  contextOf,
  invoiceOf,
  paymentOf,
  planWith,
  sampleCreditNote,
  sampleInvoice,
} from "../support/sample.ts";

const { simulator, options } = await procountorBench();
const parts = { http: createHttpClient(), clock: systemClock, pace: noPace() };
const system = createProcountorSystem(options, parts);

beforeEach(() => simulator.probe.reset());
afterAll(() => simulator.close());

const plainRows = (rows: typeof sampleInvoice.rows) =>
  rows.map((row) => ({ ...row, ledgerDimensions: [], projectNumber: null }));

const plan = (own: object = {}) => planWith(own, { accounts: { map: { "1701": "1700" } } });

const send = (number: string, change: object = {}, own: object = {}) =>
  deliverAll(
    system.invoices,
    invoiceOf({ rows: plainRows(sampleInvoice.rows), ...change }),
    contextOf("invoice", number, plan(own)),
  );

const credit = (own: object = {}) =>
  send("251601001", { ...sampleCreditNote, rows: plainRows(sampleCreditNote.rows) }, own);

async function balances(): Promise<readonly number[]> {
  const period = { from: civilDate("2026-01-01"), to: civilDate("2026-03-31") };
  const found: number[] = [];
  for await (const { open } of system.openInvoices.balances(period)) found.push(open);
  return found;
}

test("all of an invoice is open, then what its payments leave", async () => {
  await send("251601000");
  expect(await balances()).toEqual([36_500]);
  const payment = paymentOf({ invoiceNumber: "251601000" });
  await deliverAll(system.payments, payment, contextOf("payment", "p", plan()));
  expect(await balances()).toEqual([26_500]);
});

test("nothing is open of an invoice and its credit note once they are settled", async () => {
  await send("251601000");
  await credit({ creditNotes: "settle" });
  expect(await balances()).toEqual([0, 0]);
});

test("nothing is said while a credit note of the same buyer is not settled; a person has to look", async () => {
  await send("251601000");
  await credit();
  expect(await balances()).toEqual([]);
  const period = { from: civilDate("2026-01-01"), to: civilDate("2026-03-31") };
  const states: string[] = [];
  for await (const { openBy } of readReceivables(system, { period, isOwnPayment: () => false })) {
    states.push(openBy);
  }
  expect(states).toEqual(["unclear"]);
});
