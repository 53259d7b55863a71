import { existsSync, readFileSync } from "node:fs";
import type { Step } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { invoiceToSalesInvoice } from "../../src/map/invoice-to-sales-invoice.ts";
import { ledgerDocumentToJournal } from "../../src/map/ledger-document-to-journal.ts";
import { paymentToMarkPaid } from "../../src/map/payment-to-mark-paid.ts";
import { countryNames } from "../../src/wire/request/country-name.ts";
import { currencies } from "../../src/wire/request/currency.ts";
import { units } from "../../src/wire/request/unit.ts";
import { bodyOf } from "../support/filled.ts";
import { breaches } from "../support/json-schema.ts";
import {
  contextOf,
  invoiceOf,
  ledgerOf,
  paymentOf,
  planWith,
  readings,
  sampleCreditNote,
} from "../support/sample.ts";

// The vendor's request schemas are reference material beside the repository; where they are absent, only the
// checker itself is tested.
const folder = new URL("../../../../../shared/wire/procountor/request-schemas/", import.meta.url);
const schemaOf = (name: string): unknown => {
  const file = new URL(`${name}.json`, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
};

const schemaOfType: Readonly<Record<string, string>> = {
  journal: "LedgerReceipt",
  salesInvoice: "Invoice",
  paymentEvent: "MarkInvoiceAsPaid",
};

const settling = planWith({ creditNotes: "settle", receivablesAccount: "1700" });

const rendered: readonly Step[] = [
  ...ledgerDocumentToJournal(ledgerOf(), contextOf("ledger", "l"), readings()).steps,
  ...ledgerDocumentToJournal(ledgerOf(), contextOf("ledger", "l"), readings({ journalVat: "rows" })).steps,
  ...invoiceToSalesInvoice(invoiceOf(), contextOf("invoice", "i"), readings(), "EUR").steps,
  ...invoiceToSalesInvoice(
    invoiceOf(sampleCreditNote),
    contextOf("invoice", "c", settling),
    readings(),
    "EUR",
  ).steps,
  ...paymentToMarkPaid(paymentOf(), contextOf("payment", "p", settling), readings(), "EUR").steps,
];

describe("bodies and the strict request schemas", () => {
  test.each(Object.entries(schemaOfType))("every %s fits %s", (type, name) => {
    const bodies = rendered.filter(({ identity }) => identity.type === type).map(bodyOf);
    expect(bodies.length).toBeGreaterThan(0);
    const schema = schemaOf(name);
    expect(bodies.flatMap((body) => (schema === undefined ? [] : breaches(schema, body)))).toEqual([]);
  });

  test("the closed enumerations are those of the schema", () => {
    const words = (name: string, path: readonly string[]): readonly unknown[] => {
      const found = path.reduce<unknown>(
        (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
        schemaOf(name),
      );
      return Array.isArray(found) ? found.map(String) : [];
    };
    const lists = [
      [words("Invoice", ["properties", "vatCountry", "enum"]), countryNames, 251],
      [words("Invoice", ["definitions", "PaymentInfo", "properties", "currency", "enum"]), currencies, 211],
      [words("Invoice", ["definitions", "InvoiceRow", "properties", "unit", "enum"]), units, 111],
    ] as const;
    for (const [seen, ours, count] of lists) {
      expect([...ours]).toHaveLength(count);
      if (seen.length > 0) expect([...ours].sort()).toEqual([...seen].sort());
    }
  });

  test("the checker sees what is wrong", () => {
    const schema = {
      type: "object",
      properties: {
        name: { type: "string", maxLength: 3 },
        rows: { type: "array", minItems: 1, items: { $ref: "#/definitions/Row" } },
      },
      required: ["name", "rows"],
      additionalProperties: false,
      definitions: {
        Row: { type: "object", properties: { unit: { enum: ["H"] } }, additionalProperties: false },
      },
    };
    expect(breaches(schema, { name: "abc", rows: [{ unit: "H" }] })).toEqual([]);
    expect(breaches(schema, { name: "abcd", rows: [{ unit: "X", more: 1 }], other: 1 })).toEqual([
      "$.name has a wrong length",
      "$.rows[0].unit is no listed word",
      "$.rows[0].more is not allowed",
      "$.other is not allowed",
    ]);
    expect(breaches(schema, { rows: [] })).toEqual(["$.name is missing", "$.rows has too few items"]);
  });
});
