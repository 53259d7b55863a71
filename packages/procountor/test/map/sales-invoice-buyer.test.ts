import { describe, expect, test } from "@jest/globals";
import { salesInvoiceToInvoice } from "../../src/map/sales-invoice-to-invoice.ts";
import { Invoice } from "../../src/wire/answer/invoice.ts";

const read = (identifier: string, companies: "finnish" | "any" | "none") =>
  salesInvoiceToInvoice(
    Invoice.parse({
      id: 7,
      type: "SALES_INVOICE",
      status: "APPROVED",
      date: "2026-02-25",
      originalInvoiceNumber: "251601000",
      counterParty: {
        customerNumber: "100",
        identifier,
        taxCode: identifier,
        counterPartyAddress: { name: "Matti Meikäläinen" },
      },
      paymentInfo: { currency: "EUR", dueDate: "2026-03-11" },
      invoiceRows: [],
    }),
    { dimensions: new Map(), companies },
  );

const buyerOf = (...of: Parameters<typeof read>) => read(...of).document.parties.buyerParty;

describe("the identifier of a counterparty, a company's or a person's", () => {
  test.each([
    ["0646115-8", "0646115-8", "0646115-8"],
    ["SE5560360793", undefined, "SE5560360793"],
    ["010190-900A", undefined, undefined],
  ])("%s", (identifier, finnish, any) => {
    expect(buyerOf(identifier, "finnish").businessId).toBe(finnish);
    expect(buyerOf(identifier, "any").businessId).toBe(any);
    expect(buyerOf(identifier, "none").businessId).toBeUndefined();
    expect(buyerOf(identifier, "none").vatCode).toBe(any);
    expect(read(identifier, "finnish").customerKey).toBe(identifier);
    expect(JSON.stringify(buyerOf(identifier, "any"))).not.toContain("010190");
  });
});
