import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import {
  attempt,
  creditStep,
  host,
  invoiceList,
  invoiceStep,
  ledgerStep,
  now,
  systemOf,
} from "../support/channel-scene.ts";
import { okAnswer } from "../support/test-client.ts";

describe("matches and register entries", () => {
  const system = systemOf();
  const note = (open: string) =>
    invoiceList(
      `<SalesInvoice><NetvisorKey>13</NetvisorKey><InvoiceSum>-365,00</InvoiceSum>${open}</SalesInvoice>`,
    );

  test.each([
    // With which invoice it was matched is not shown, so it is not read back.
    ["<OpenSum>0,00</OpenSum>", { type: "found", vendorId: "13", evidence: "identified", differences: [] }],
    ["<OpenSum>-365,00</OpenSum>", { type: "absent", asOf: now }],
    ["<OpenSum>-65,00</OpenSum>", { type: "found", evidence: "identified" }],
    ["", { type: "unclear" }],
  ])("a credit note that shows %j", async (open, expected) => {
    nock(host).get("/salesinvoicelist.nv?invoicenumber=251601001").reply(200, note(open));
    expect(await system.invoices?.locate(creditStep(system, "match"), attempt)).toMatchObject(expected);
  });

  test("a credit note that is not in the list is unclear", async () => {
    nock(host).get("/salesinvoicelist.nv?invoicenumber=251601001").reply(200, invoiceList());
    expect((await system.invoices?.locate(creditStep(system, "match"), attempt))?.type).toBe("unclear");
  });

  const customer = (key: string, code: string) =>
    `<Customer><Netvisorkey>${key}</Netvisorkey><Name>N</Name><Code>${code}</Code></Customer>`;
  test.each([
    ["the exact code among others", [customer("1", "0646115-80"), customer("2", "0646115-8")], "found"],
    ["no such code", [customer("1", "0646115-80")], "absent"],
    ["the code twice", [customer("1", "0646115-8"), customer("2", "0646115-8")], "unclear"],
  ])("customers: %s", async (_, rows, type) => {
    nock(host)
      .get("/customerlist.nv?customercodelist=0646115-8")
      .reply(200, okAnswer(`<Customerlist>${rows.join("")}</Customerlist>`));
    expect((await system.invoices?.locate(invoiceStep(system, "customer"), attempt))?.type).toBe(type);
  });

  test("a product that is there twice: the oldest serves", async () => {
    const step = invoiceStep(system, "product-1");
    const product = (key: string) =>
      `<Product><NetvisorKey>${key}</NetvisorKey><ProductCode>${step.identity.key}</ProductCode><Name>N</Name></Product>`;
    nock(host)
      .get(/productlist/u)
      .reply(200, okAnswer(`<ProductList>${product("1000")}${product("999")}</ProductList>`));
    expect(await system.invoices?.locate(step, attempt)).toMatchObject({ type: "found", vendorId: "999" });
  });

  test("a step of another version is unclear, without a request", async () => {
    const step = { ...ledgerStep(system), identity: { type: "later", key: "k", values: {} } };
    expect((await system.ledger?.locate(step, attempt))?.type).toBe("unclear");
  });
});
