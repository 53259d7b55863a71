import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { at, errorOf, numberAt, session } from "./client.ts";
import { schemaError } from "./draft07.ts";
import {
  type Body,
  journal,
  objectAt,
  paidBy,
  payment,
  purchaseInvoice,
  salesInvoice,
  soldTo,
} from "./samples.ts";

const schemas = new URL("../../../../../shared/wire/procountor/request-schemas/", import.meta.url);
const examples = new URL("../../../../../shared/examples/procountor/", import.meta.url);
const read = (name: string, folder = schemas): unknown =>
  JSON.parse(readFileSync(new URL(name, folder), "utf8"));

const partner: Body = {
  name: "Uusi Asiakas Oy",
  type: "CUSTOMER",
  address: { name: "Uusi Asiakas Oy", country: "FINLAND" },
  paymentInfo: { paymentMethod: "BANK_TRANSFER" },
};
const outgoing: Body = {
  amount: 1,
  recipientBankAccount: "FI2799999900031563",
  paymentMethod: "FINNISH_BANK_TRANSFER",
  paymentDate: "2026-03-21",
  recipientNameAndAddress: { name: "Mallitoimittaja Oy" },
  invoiceId: 1,
  invoiceVersion: "2026-03-20T10:00:00",
};

const cases: readonly (readonly [string, Body])[] = [
  ["Invoice", salesInvoice()],
  ["Invoice", purchaseInvoice()],
  ["Invoice", paidBy({ currency: "SEK", currencyRate: 11.5, bankReferenceCode: "" })],
  ["Invoice", soldTo({ identifier: "2528842-6", email: "a@example.test" }, { country: "FINLAND" })],
  ["LedgerReceipt", journal()],
  ["MarkInvoiceAsPaid", payment(1, { description: "x", paymentMethodType: "SET_OFF" })],
  ["InvoicePaymentList", { payments: [outgoing] }],
  ["BusinessPartner", partner],
  ["CheckingEvent", { comment: "ok" }],
  ["InvoiceNotes", { notes: "ok" }],
  ["DimensionItemValueList", { dimensionItemValues: [{ dimensionId: 1, itemId: 2, value: 3.5 }] }],
  ["DimensionItem", { codeName: "P2" }],
  ["TrackingPeriod", { status: "PENDING" }],
];

test("the checker finds each kind of slip", () => {
  const schema = {
    type: "object",
    required: ["name"],
    additionalProperties: false,
    properties: {
      name: { type: "string", minLength: 1, maxLength: 3 },
      kind: { enum: ["A", "B"] },
      rows: { type: "array", minItems: 1, items: { $ref: "#/definitions/Row" } },
    },
    definitions: { Row: { type: "integer", maximum: 5 } },
  };
  const error = (value: unknown) => schemaError(value, schema, schema);
  expect(error({ name: "abc", kind: "A", rows: [5] })).toBeUndefined();
  expect(error({})).toBe("$.name is missing");
  expect(error({ name: 1 })).toBe("$.name is not string");
  expect(error({ name: "abcd" })).toBe("$.name is out of bounds");
  expect(error({ name: "a", kind: "C" })).toBe("$.kind is none of the words");
  expect(error({ name: "a", other: 1 })).toBe("$.other is not known");
  expect(error({ name: "a", rows: [] })).toBe("$.rows is out of bounds");
  expect(error({ name: "a", rows: [1.5] })).toBe("$.rows[0] is not integer");
  expect(error({ name: "a", rows: [1, 6] })).toBe("$.rows[1] is out of bounds");
});

if (existsSync(schemas)) {
  test.each(cases)("a body of %s fits the strict schema", (name, body) => {
    const schema = read(`${name}.json`);
    expect(schemaError(body, schema, schema)).toBeUndefined();
  });

  test.each([
    ["invoices", salesInvoice(), "Invoice.roundtrip.json"],
    ["ledgerreceipts", journal(), "LedgerReceipt.roundtrip.json"],
  ])("what %s answers can be sent back", async (path, body, file) => {
    const { call } = await session();
    const id = numberAt((await call("POST", path, body)).json, "id");
    const answer = withoutNulls((await call("GET", `${path}/${id}`)).json);
    const schema = read(file);
    expect(schemaError(answer, schema, schema)).toBeUndefined();
    expect(errorOf(await call("PUT", `${path}/${id}`, answer))).toBe("OK");
  });

  test.each(["FINLAND", "UNITED_KINGDOM_OF_GREAT_BRITAIN_AND_NORTHERN_IRELAND", "KOSOVO_TEMPORARY", "SUOMI"])(
    "country %s is judged as in the schema",
    async (country) => {
      const { call } = await session();
      const schema = read("Invoice.json");
      const body = soldTo({}, { country });
      const fits = schemaError(body, schema, schema) === undefined;
      expect(errorOf(await call("POST", "invoices", body)) === "OK").toBe(fits);
    },
  );

  test("all words of the closed enumerations are those of the schema", async () => {
    const { call } = await session();
    const invoice = read("Invoice.json");
    const wordsOf = (...path: readonly string[]) =>
      Object.values(objectAt(at(invoice, "definitions", ...path), "enum"));
    const accepted = async (bodies: readonly Body[]) =>
      (await Promise.all(bodies.map((body) => call("POST", "invoices", body)))).every(
        ({ status }) => status === 200,
      );
    const countries = wordsOf("InvoiceCounterpartyAddress", "properties", "country");
    const units = wordsOf("InvoiceRow", "properties", "unit");
    const currencies = wordsOf("PaymentInfo", "properties", "currency");
    expect([countries.length, units.length, currencies.length]).toEqual([251, 111, 211]);
    expect(await accepted(countries.map((country) => soldTo({}, { country })))).toBe(true);
    const [row] = Object.values(objectAt(salesInvoice(), "invoiceRows"));
    expect(
      await accepted(
        units.map((unit) => salesInvoice({ invoiceRows: [{ ...objectAt({ row }, "row"), unit }] })),
      ),
    ).toBe(true);
    const rate = (currency: unknown) => (currency === "EUR" ? 1 : 2);
    expect(
      await accepted(currencies.map((currency) => paidBy({ currency, currencyRate: rate(currency) }))),
    ).toBe(true);
  });
}

if (existsSync(examples)) {
  test("the vendor's published bodies", async () => {
    const { call } = await session();
    expect(errorOf(await call("POST", "invoices", read("sales_invoice_minimal.json", examples)))).toBe("OK");
    const { _truncated: _note, ...sample } = objectAt(
      { json: read("ledger_receipt_cash_sales.partial.json", examples) },
      "json",
    );
    // Cut by its source: foreign dimensions, and no balance.
    expect(errorOf(await call("POST", "ledgerreceipts", sample))).toMatch(
      /^transactions\[0\]\.dimensionItemValues: DIMENSION_OR/,
    );
    const id = numberAt((await call("POST", "invoices", salesInvoice())).json, "id");
    await call("PUT", `invoices/${id}/approve`);
    const paid = await call("PUT", `invoices/${id}/paymentevents/markpaid`, read("markpaid.json", examples));
    expect(paid.json).toMatchObject({ type: "CASH", amount: 120, paidCurrency: "EUR" });
  });
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutNulls(inner)]));
}
