import { ConnectorError, civilDate } from "@confirma-connect/core";
import type { HttpRequest } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { readInvoices } from "../../src/channel/read-invoices.ts";
import type { Readings } from "../../src/map/readings.ts";
import { readings } from "../support/sample.ts";
import { answered, type ScriptedHttp, scriptedHttp } from "../support/scripted-http.ts";
import { failedAnswer, okAnswer, testClient } from "../support/test-client.ts";

const period = { from: civilDate("2026-01-01"), to: civilDate("2026-01-31") };

const customer = (key: string, code: string, identifier: string) =>
  `<Customer><Netvisorkey>${key}</Netvisorkey><Name>N</Name><Code>${code}</Code><OrganisationIdentifier>${identifier}</OrganisationIdentifier></Customer>`;
const register = okAnswer(
  `<Customerlist>${[
    customer("5", "C5", "0646115-8"),
    customer("6", "C6", ""),
    customer("7", "TWICE", "1967543-8"),
    customer("8", "TWICE", "2045253-4"),
    customer("9", "C9", "SE5560360793"),
    customer("", "C10", "1234567-1"),
  ].join("")}</Customerlist>`,
);

/** Rows of the list, by what each says of its customer. */
const listed = (customers: readonly string[]) =>
  okAnswer(
    `<SalesInvoiceList>${customers
      .map(
        (fields, index) =>
          `<SalesInvoice><NetvisorKey>${index + 1}</NetvisorKey><InvoiceNumber>${index + 1}</InvoiceNumber><Invoicedate>2026-01-15</Invoicedate><InvoiceSum>1,00</InvoiceSum>${fields}</SalesInvoice>`,
      )
      .join("")}</SalesInvoiceList>`,
  );
const invoice = (fields: string) =>
  okAnswer(`<SalesInvoice><SalesInvoiceDate>2026-01-15</SalesInvoiceDate>${fields}</SalesInvoice>`);

function books(customers: readonly string[], { own = "", list = register } = {}): ScriptedHttp {
  const answers: Readonly<Record<string, string>> = {
    "/salesinvoicelist.nv": listed(customers),
    "/getsalesinvoice.nv": invoice(own),
    "/customerlist.nv": list,
  };
  return scriptedHttp(({ url }: HttpRequest) => answered(200, answers[new URL(url).pathname] ?? ""));
}

async function identifiers(http: ScriptedHttp, changed: Partial<Readings> = {}) {
  const found: unknown[] = [];
  for await (const { document } of readInvoices(testClient(http), period, readings(changed))) {
    found.push(document.parties.buyerParty.businessId);
  }
  const asked = http.requests.filter(({ url }) => url.endsWith("/customerlist.nv")).length;
  return { found, asked };
}

const byKey = (key: string) => `<CustomerNetvisorKey>${key}</CustomerNetvisorKey>`;
const byCode = (code: string) => `<CustomerCode>${code}</CustomerCode>`;

describe("whether a buyer is a company is read from the customer register", () => {
  test("by key, in one request for all invoices of a reading", async () => {
    const http = books([byKey("5"), byKey("6"), byKey("7"), byKey("5"), byKey("99")]);
    expect(await identifiers(http)).toEqual({
      found: ["0646115-8", undefined, "1967543-8", "0646115-8", undefined],
      asked: 1,
    });
  });

  test("by code where older answers lack the key; a code of two customers says nothing", async () => {
    const http = books([byCode("C5"), byCode("TWICE"), byCode("C10"), byCode("C99")]);
    expect((await identifiers(http)).found).toEqual(["0646115-8", undefined, "1234567-1", undefined]);
  });

  test("a key that the register lacks is not replaced by a code", async () => {
    const http = books([byKey("99") + byCode("C5")]);
    expect((await identifiers(http)).found).toEqual([undefined]);
  });

  test("by what the invoice itself says, where the list says nothing", async () => {
    const own = "<InvoicingCustomerNetvisorKey>5</InvoicingCustomerNetvisorKey>";
    expect(await identifiers(books([""], { own }))).toEqual({ found: ["0646115-8"], asked: 1 });
  });

  test("it is not asked when there is no invoice, no customer, or the invoice says it itself", async () => {
    const own =
      "<InvoicingCustomerOrganizationIdentifier>2045253-4</InvoicingCustomerOrganizationIdentifier>";
    expect(await identifiers(books([]))).toEqual({ found: [], asked: 0 });
    expect(await identifiers(books([""]))).toEqual({ found: [undefined], asked: 0 });
    expect(await identifiers(books([byKey("5")], { own }))).toEqual({ found: ["2045253-4"], asked: 0 });
  });

  test.each([
    ["finnish", [undefined, "0646115-8"], 1],
    ["any", ["SE5560360793", "0646115-8"], 1],
    ["none", [undefined, undefined], 0],
  ] as const)("in the reading %s", async (companyIdentifier, found, asked) => {
    expect(await identifiers(books([byKey("9"), byKey("5")]), { companyIdentifier })).toEqual({
      found,
      asked,
    });
  });

  test("a register that cannot be read ends the reading: a company must not be told as a consumer", async () => {
    const list = failedAnswer("SERVICE_ACCESS_ERROR :: no");
    const caught = await identifiers(books([byKey("5")], { list })).catch((error: unknown) => error);
    expect(ConnectorError.is(caught)).toBe(true);
    expect(String(caught)).toContain("customerlist.nv");
  });
});
