import { AccountPlan, checkInvoiceTotals, parseDecimal, percentage } from "@confirma-connect/core";
import { describe, expect, it } from "@jest/globals";
import { salesInvoiceToInvoice } from "../../src/map/sales-invoice-to-invoice.ts";
import { readSalesInvoices, type SalesInvoice } from "../../src/wire/answer/sales-invoice.ts";
import { readSalesInvoiceList } from "../../src/wire/answer/sales-invoice-list.ts";
import { parsed } from "../support/parsed.ts";

const line = (quantity: string, price: string, sums: string, more = "") =>
  `<SalesInvoiceProductLine><productidentifier type="customer">P</productidentifier><ProductName>Perintä</ProductName>
   <ProductUnitPrice>${price}</ProductUnitPrice><ProductVatPercentage vatcode="KOMY">22</ProductVatPercentage>
   <SalesInvoiceProductLineQuantity>${quantity}</SalesInvoiceProductLineQuantity>${sums}${more}</SalesInvoiceProductLine>`;
const sums = (vat: string, sum: string) =>
  `<SalesInvoiceProductLineVatSum>${vat}</SalesInvoiceProductLineVatSum><SalesInvoiceProductLineSum>${sum}</SalesInvoiceProductLineSum>`;

function invoice(lines: string, amount: string, head = ""): SalesInvoice {
  const text = `<Root><SalesInvoice><SalesInvoiceNumber>3</SalesInvoiceNumber><SalesInvoiceDate>2012-01-27</SalesInvoiceDate>
    <SalesInvoiceReferencenumber>1070</SalesInvoiceReferencenumber><SalesInvoiceAmount iso4217currencycode="EUR">${amount}</SalesInvoiceAmount>
    <InvoiceStatus status="open">Avoin</InvoiceStatus><InvoicingCustomerName>Esimerkki Oy</InvoicingCustomerName>${head}
    <InvoiceLines><InvoiceLine>${lines}</InvoiceLine></InvoiceLines></SalesInvoice></Root>`;
  const [found] = readSalesInvoices(parsed(text));
  if (found === undefined) throw new Error("the test's own invoice was not read");
  return found;
}

const apples = line(
  "2",
  "6,9000",
  sums("3,04", "16,84"),
  "<AccountingAccountSuggestion>551</AccountingAccountSuggestion>",
);
const bananas = line("1", "2,4900", sums("0,5478", "3,0378"));

describe("salesInvoiceToInvoice", () => {
  it("reads lines to the cent, in the agency's words", () => {
    const plan = AccountPlan.parse({
      accounts: { map: { S1: "551" } },
      vatCodes: [{ code: "7", target: "KOMY" }],
    });
    const { vendorId, state, document } = salesInvoiceToInvoice(invoice(apples + bananas, "19.88"), {
      netvisorKey: "165",
      plan,
    });
    expect([vendorId, state]).toEqual(["165", "open"]);
    expect(document.header).toMatchObject({
      number: "3",
      type: "INVOICE",
      date: "2012-01-27",
      dueDate: "2012-01-27",
      currencyCode: "EUR",
    });
    expect(document.references.payment).toBe("1070");
    expect(document.amounts).toEqual({ netAmount: 1629, vatAmount: 359, totalAmount: 1988 });
    expect(document.rows).toMatchObject([
      {
        name: "Perintä",
        netAmount: 1380,
        vatAmount: 304,
        amount: 1684,
        vatPercentage: 22_000,
        vatCode: "7",
        accountNumber: "S1",
      },
      { netAmount: 249, vatAmount: 55, amount: 304, unitPrice: parseDecimal("2.4900") },
    ]);
    expect(checkInvoiceTotals(document)).toEqual([]);
  });

  it("takes line sums as net where the option says so", () => {
    const read = salesInvoiceToInvoice(invoice(line("1", "100", sums("22", "100")), "122"), {
      netvisorKey: "1",
      lineSum: "net",
    });
    expect(read.document.rows[0]).toMatchObject({ netAmount: 10_000, vatAmount: 2200, amount: 12_200 });
  });

  it("computes what a line leaves out, and shows a header that its lines do not make", () => {
    const discounted = line(
      "3",
      "10,00",
      "<SalesInvoiceProductLineDiscountPercentage>10</SalesInvoiceProductLineDiscountPercentage>",
    );
    const { document } = salesInvoiceToInvoice(invoice(discounted, "244.12"), { netvisorKey: "1" });
    expect(document.rows[0]).toMatchObject({
      netAmount: 2700,
      vatAmount: 594,
      amount: 3294,
      discountPercentage: percentage(10_000),
    });
    expect(document.amounts).toEqual({ netAmount: 2700, vatAmount: 594, totalAmount: 24_412 });
    expect(checkInvoiceTotals(document)).toMatchObject([{ pointer: "/amounts/totalAmount" }]);
  });

  it("a negative total is a credit note", () => {
    const { document } = salesInvoiceToInvoice(
      invoice(line("-1", "10,00", sums("-2,20", "-12,20")), "-12,20"),
      { netvisorKey: "1" },
    );
    expect(document.header.type).toBe("CREDITNOTE");
    expect(document.rows[0]).toMatchObject({
      netAmount: -1000,
      vatAmount: -220,
      amount: -1220,
      unitPrice: parseDecimal("10.00"),
    });
  });

  it("a gross unit price becomes net", () => {
    const gross = line("1", "12,20", "").replace("<ProductUnitPrice>", '<ProductUnitPrice type="gross">');
    const { document } = salesInvoiceToInvoice(invoice(gross, ""), { netvisorKey: "1" });
    expect(document.rows[0]).toMatchObject({ netAmount: 1000, vatAmount: 220 });
    expect(document.amounts.totalAmount).toBe(1220);
  });

  it("takes from the list what the invoice lacks", () => {
    const [row] = readSalesInvoiceList(
      parsed(`<Root><SalesInvoiceList><SalesInvoice><NetvisorKey>165</NetvisorKey><InvoiceDueDate>2012-02-10</InvoiceDueDate>
        <InvoiceStatus>paid</InvoiceStatus><CustomerCode>C1</CustomerCode></SalesInvoice></SalesInvoiceList></Root>`),
    );
    if (row === undefined) throw new Error("the test's own row was not read");
    const seller = { name: "Velkoja Oy", businessId: "1967543-8" };
    const read = salesInvoiceToInvoice(invoice(apples, "16,84"), { netvisorKey: "165", row, seller });
    expect(read.state).toBe("paid");
    expect(read.document.header.dueDate).toBe("2012-02-10");
    expect(read.document.parties).toMatchObject({
      sellerParty: seller,
      buyerParty: { name: "Esimerkki Oy", customerAccountId: "C1" },
    });
  });

  it.each([
    ["no quantity", invoice(line("", "1", ""), "1")],
    ["no price", invoice(line("1", "", ""), "1")],
    ["no percentage", invoice(line("1", "1", "").replace(">22<", "><"), "1")],
    ["no date", { ...invoice(apples, "1"), date: undefined }],
    ["a strange currency", { ...invoice(apples, "1"), currency: "euroa" }],
  ])("stops at %s instead of guessing", (_title, broken) => {
    expect(() => salesInvoiceToInvoice(broken, { netvisorKey: "1" })).toThrow(
      expect.objectContaining({ code: "ACC_ANSWER_UNREADABLE", stage: "read" }),
    );
  });
});
