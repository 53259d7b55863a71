import { readdir, readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { documentedInvoice } from "../../src/demo/document/documented-invoice.ts";
import { documentedLedger } from "../../src/demo/document/documented-ledger.ts";
import { documentedPayment } from "../../src/demo/document/documented-payment.ts";

const folder = new URL("../../../../examples/", import.meta.url);

/** What each story must have said in the end. */
const stories: Readonly<Record<string, readonly string[]>> = {
  "embed-adapter.ts": [
    "taken abc-123-def-456 accepted",
    "in the books, in cents: 1701 299000, 3000 -238247, 2939 -60753",
  ],
  "preview-offline.ts": ["  1701 debit 2990.00", "  3000 credit 2382.47", "  2939 credit 607.53"],
  "own-store-and-log.ts": ["memo-1 is accepted, readBack"],
  "lost-answer.ts": ["submitted → send → lose → look → accept", "accepted, sent 1 time, 1 voucher"],
};

describe("examples", () => {
  let said: string[] = [];

  beforeEach(() => {
    said = [];
    jest.spyOn(console, "log").mockImplementation((...words) => {
      said.push(words.map(String).join(" "));
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  test.each(Object.entries(stories))("%s runs to its end", async (file, words) => {
    await import(new URL(file, folder).pathname);
    expect(said).toEqual(expect.arrayContaining([...words]));
  });

  test("every example is run here, and none is longer than 60 lines", async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
    expect(files.toSorted()).toEqual(Object.keys(stories).toSorted());
    for (const file of files) {
      const lines = (await readFile(new URL(file, folder), "utf8")).split("\n").length - 1;
      expect([file, lines <= 60]).toEqual([file, true]);
    }
  });

  // The documented reference has a wrong check digit, which Procountor refuses; an example should go everywhere.
  const references = { ...documentedInvoice.references, payment: "2516000013" };

  test.each([
    ["ledger", { ledgers: documentedLedger }],
    ["invoice", { invoices: [{ ...documentedInvoice, references }] }],
    ["payment", { payments: [documentedPayment] }],
  ])("documents/%s.json is the document that the demo submits", async (name, body) => {
    const text = await readFile(new URL(`documents/${name}.json`, folder), "utf8");
    expect(JSON.parse(text)).toEqual(body);
  });
});
