import { describe, expect, test } from "@jest/globals";
import { type CashInClient, type CashInRouteName, defaultCashInRoutes } from "../../src/index.ts";
import { json, scriptedHttp, testClient } from "../support/test-client.ts";

type Call = (client: CashInClient) => Promise<unknown>;

/** A call of every endpoint, with nothing but what its type asks for. */
const calls: Readonly<Record<CashInRouteName, Call>> = {
  allocatedPayments: ({ allocatedPayments }) => allocatedPayments.page(),
  validateToken: ({ tokens }) => tokens.validate(),
  renewToken: ({ tokens }) => tokens.renew(),
  createCollectionCases: ({ collection }) => collection.createCases(),
  updateCollectionReceivables: ({ collection }) => collection.updateReceivables(),
  collectionReceivablesStatus: ({ collection }) => collection.receivablesStatus(),
  caseBatchStatus: ({ collection }) => collection.caseBatchStatus(),
  collectionCase: ({ collection }) => collection.case(),
  debtorSummary: ({ collection }) => collection.debtorSummary(),
  settlements: ({ collection }) => collection.settlements(),
  settlement: ({ collection }) => collection.settlement(),
  directSettlements: ({ collection }) => collection.directSettlements(),
  directSettlement: ({ collection }) => collection.directSettlement(),
  creditLossReceivables: ({ collection }) => collection.creditLossReceivables(),
  createInvoice: ({ invoices }) => invoices.create(),
  createInvoiceWithSeller: ({ invoices }) => invoices.createWithSeller(),
  submitInvoiceBatch: ({ invoices }) => invoices.submitBatch(),
  invoiceBatches: ({ invoices }) => invoices.batches(),
  salesInvoices: ({ invoices }) => invoices.list(),
  invoiceDelivery: ({ invoices }) => invoices.delivery(),
  invoiceStatus: ({ invoices }) => invoices.status(),
  deliveryStatistics: ({ invoices }) => invoices.deliveryStatistics(),
  receivedPayments: ({ invoices }) => invoices.receivedPayments(),
  electronicInvoicingContracts: ({ invoices }) => invoices.electronicInvoicingContracts(),
  updateInvoice: ({ invoices }) => invoices.update(),
  updateFinvoiceAccount: ({ invoices }) => invoices.updateFinvoiceAccount(),
  submitInvoicePayment: ({ invoices }) => invoices.submitPayment(),
  products: ({ registers }) => registers.products(),
  submitProduct: ({ registers }) => registers.submitProduct(),
  updateProduct: ({ registers }) => registers.updateProduct(),
  deleteProduct: ({ registers }) => registers.deleteProduct(),
  customers: ({ registers }) => registers.customers(),
  submitCustomer: ({ registers }) => registers.submitCustomer(),
  updateCustomer: ({ registers }) => registers.updateCustomer(),
  deleteCustomer: ({ registers }) => registers.deleteCustomer(),
  externalInvoiceDelivery: ({ externalInvoices }) => externalInvoices.delivery(),
  externalInvoicePayments: ({ externalInvoices }) => externalInvoices.payments(),
  createDirectPayment: ({ externalInvoices }) => externalInvoices.createDirectPayment(),
  submitExternalInvoiceAction: ({ externalInvoices }) => externalInvoices.submitAction(),
  agreementStatus: ({ externalInvoices }) => externalInvoices.agreementStatus(),
  registerCreditor: ({ partner }) =>
    partner.registerCreditor({ businessDetails: {}, contactPersons: [], serviceConfiguration: {} }),
  updateCreditor: ({ partner }) => partner.updateCreditor("1", {}),
  creditorCredentials: ({ partner }) => partner.creditorCredentials("1"),
  externalAgreements: ({ partner }) => partner.externalAgreements("1"),
  sellerDelivery: ({ partner }) => partner.sellerDelivery("1"),
  sendSms: ({ partner }) => partner.sendSms({ recipient: "1", message: "x" }),
};

const table = Object.entries(calls);
const hasPath = (name: string) => name === "allocatedPayments" || name === "salesInvoices";

describe("the menu", () => {
  test("has a method for every route and a route for every method", () => {
    expect(Object.keys(calls)).toEqual(Object.keys(defaultCashInRoutes));
  });

  test.each(table.filter(([name]) => !hasPath(name)))(
    "%s says which setting is missing and sends nothing",
    async (name, call) => {
      const http = scriptedHttp(() => json({}));
      const outcome = (async () => call(testClient(http)))();
      await expect(outcome).rejects.toMatchObject({
        code: "ACC_CONFIG_INVALID",
        message: `The path of route ${name} is not public; set routes.${name}.path`,
      });
      expect(http.requests).toEqual([]);
    },
  );

  test.each(table)(
    "%s is called with its verb and the key of its kind once it has a path",
    async (name, call) => {
      const http = scriptedHttp(() => json({ Data: [] }));
      await call(testClient(http, { routes: { [name]: { path: `/x/${name}` } } }));
      const route = Object.entries(defaultCashInRoutes).find(([own]) => own === name)?.[1];
      expect(
        http.requests.map(({ method, url, headers }) => [
          method,
          new URL(url).pathname,
          headers?.["X-Api-Key"],
        ]),
      ).toEqual([[route?.method, `/v2/x/${name}`, `${route?.key}-key`]]);
    },
  );

  test.each([
    ["//evil.example", "must be a path"],
    ["/a/../b", "must be a path"],
    ["/a?b=1", "must be a path"],
    ["https://evil.example/x", "must be a path"],
  ])("the path %j is refused", (path, words) => {
    const http = scriptedHttp(() => json({}));
    expect(() => testClient(http, { routes: { products: { path } } })).toThrow(words);
  });

  test("names that a route does not have are refused", () => {
    const http = scriptedHttp(() => json({}));
    const routes = { sendSms: { body: { text: "Text" } } };
    expect(() => testClient(http, { routes })).toThrow('Route sendSms has no body name "text"');
  });

  test("bodies and parameters are passed through", async () => {
    const http = scriptedHttp(() => json({ Ok: true }));
    const client = testClient(http, { routes: { updateInvoice: { path: "/salesinvoices/{number}" } } });
    const result = await client.invoices.update({
      body: { DueDate: "2026-03-15" },
      parameters: { number: "7 8", dryRun: "1" },
    });
    expect(http.requests).toMatchObject([
      {
        method: "PUT",
        url: "https://api.cash-in.com/v2/salesinvoices/7%208?dryRun=1",
        body: '{"DueDate":"2026-03-15"}',
      },
    ]);
    expect(result.type === "ok" && result.value.reveal()).toBe('{"Ok":true}');
  });
});
