import { type AccountPlan, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createProcountorSystem, type ProcountorOptionsInput } from "@confirma-connect/procountor";
import type { ProcountorReadings, ProcountorSimulator } from "@confirma-connect/simulators";
import { afterAll, beforeEach } from "@jest/globals";
import { deliverAll } from "./deliver-all.ts";
import { noPace, procountorBench } from "./procountor-subject.ts";
import { contextOf, invoiceOf, paymentOf, planWith, sampleInvoice } from "./sample.ts";

export const attempt = { id: "test", number: 1 };

/** The sample plan in the words of the stand-in's company. */
export const planOf = (own: object = {}): AccountPlan =>
  planWith(own, { accounts: { map: { "1701": "1700" } }, dimensions: { COST_CENTER: "Kustannuspaikka" } });

export const [work, book] = sampleInvoice.rows;
export const invoice = invoiceOf({
  rows: [
    {
      ...work,
      accountNumber: "3001",
      ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "Perintä" }],
    },
    book,
  ],
});

export async function lineOf(
  readings: ProcountorOptionsInput["readings"] = {},
  simulatorReadings: Partial<ProcountorReadings> = {},
) {
  const { simulator, options } = await procountorBench(readings, simulatorReadings);
  const system = createProcountorSystem(options, {
    http: createHttpClient(),
    clock: systemClock,
    pace: noPace(),
  });
  return { simulator, system };
}

export async function all<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of list) found.push(each);
  return found;
}

export const { simulator, system } = await lineOf();

beforeEach(() => simulator.probe.reset());
afterAll(() => simulator.close());

export const send = (own: object = {}) =>
  deliverAll(system.invoices, invoice, contextOf("invoice", "251601000", planOf(own)));

export const pay = (change: object = {}, own: object = {}) =>
  deliverAll(
    system.payments,
    paymentOf({ invoiceNumber: "251601000", ...change }),
    contextOf("payment", "p", planOf(own)),
  );

export const receiptOf = (from: ProcountorSimulator, id: number | undefined) => {
  const books = from.probe.books();
  const { ledgerReceiptId } = books.invoices.find((each) => each.id === id) ?? {};
  return books.receipts.find((each) => each.id === ledgerReceiptId);
};
