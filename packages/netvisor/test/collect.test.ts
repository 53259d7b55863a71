import {
  civilDate,
  type Invoice,
  Invoice as InvoiceCodec,
  randomIds,
  readReceivables,
  systemClock,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createNetvisorSystem, type NetvisorOptionsInput } from "@confirma-connect/netvisor";
import { afterEach, expect, test } from "@jest/globals";
import { toldBuyers } from "../../confirma/test/support/told-buyers.ts";
import { deliver } from "./support/deliver-document.ts";
import { netvisorBench } from "./support/netvisor-subject.ts";
import { sampleInvoice } from "./support/sample.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

const person = { name: "Yksityinen Ostaja", customerAccountId: "P1" };

/** Books with an invoice to a company and one to a private person, as collect reads them. */
async function readBooks(readings: NetvisorOptionsInput["readings"] = {}): Promise<readonly Invoice[]> {
  const { simulator, options } = await netvisorBench(readings);
  open.push(simulator);
  const system = createNetvisorSystem(options, {
    http: createHttpClient(),
    clock: systemClock,
    ids: randomIds,
  });
  const { header, parties } = sampleInvoice;
  const toPerson = {
    ...sampleInvoice,
    header: { ...header, number: 251601002 },
    parties: { ...parties, buyerParty: person },
  };
  for (const document of [sampleInvoice, toPerson].map((each) => InvoiceCodec.parse(each))) {
    await deliver(system.invoices, document, { identifier: document.header.number });
  }
  const period = { from: civilDate("2026-01-01"), to: civilDate("2026-01-31") };
  const found: Invoice[] = [];
  for await (const { invoice } of readReceivables(system, { period, isOwnPayment: () => false })) {
    found.push(invoice);
  }
  return found;
}

test("the agency is told of a company as a business, of a private person as a consumer", async () => {
  const told = await toldBuyers(await readBooks(), { consumer: "PERSON" });
  expect(told).toEqual([
    ["BUSINESS", "0646115-8"],
    ["PERSON", null],
  ]);
});

test("without the register nobody is a business", async () => {
  const told = await toldBuyers(await readBooks({ companyIdentifier: "none" }), { consumer: "PERSON" });
  expect(told).toEqual([
    ["PERSON", null],
    ["PERSON", null],
  ]);
});
