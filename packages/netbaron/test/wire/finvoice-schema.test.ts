import { describe, expect, test } from "@jest/globals";
import { invoiceToFinvoice } from "../../src/map/invoice-to-finvoice.ts";
import { bodyOf, contextOf, invoiceOf, planOf, readingsOf, sampleInvoice } from "../support/sample.ts";
import { sharedFile } from "../support/shared.ts";
import { Schema } from "../support/xsd.ts";

const source = sharedFile("wire/finvoice/Finvoice3.0.xsd");
const schema = source === undefined ? undefined : new Schema(source);
const minimal = sharedFile("wire/finvoice/minimal-inv01.xml");

/** Without the schema there is nothing to check, and nothing is found. */
const wrong = (document: string): readonly string[] => schema?.check(document) ?? [];

const written = (change: object = {}, decisions: object = {}): string => {
  const context = contextOf("invoice", "202600145", planOf(decisions));
  return bodyOf(invoiceToFinvoice(invoiceOf(change), context, readingsOf()));
};

const minimalInvoice = {
  header: { number: 1, date: "2026-03-01", dueDate: "2026-03-15", currencyCode: "EUR" },
  references: {},
  parties: { sellerParty: { name: "Velkoja Oy" }, buyerParty: { name: "Ostaja" } },
  rows: [
    {
      name: "Vapautettu",
      quantity: 1,
      unitPrice: 0.00001,
      vatPercentage: 0,
      netAmount: 0,
      vatAmount: 0,
      amount: 0,
    },
  ],
  amounts: { netAmount: 0, vatAmount: 0, totalAmount: 0 },
};

const invoices: readonly (readonly [string, string])[] = [
  ["the sample", written()],
  ["the least that an invoice may hold", written(minimalInvoice, { zeroVatCode: "E" })],
  ["an RF reference", written({ references: { payment: "RF18539007547034" } })],
  [
    "an invoice to somebody else, with everything else",
    written({
      references: {
        ...sampleInvoice.references,
        sales: "S1",
        agreement: "A1",
        orderNumber: "O1",
        orderDate: "2026-02-01",
      },
      parties: {
        ...sampleInvoice.parties,
        invoiceRecipientParty: { name: "Laskutus Oy", businessId: "0112038-9", vatCode: "FI01120389" },
      },
    }),
  ],
];

describe("Finvoice 3.0", () => {
  test.each(invoices)("%s is valid", (_, document) => {
    expect(document).toContain('<Finvoice Version="3.0">');
    expect(wrong(document)).toEqual([]);
  });

  test("NetBaron's dialect adds two elements and nothing else", () => {
    const document = written({}, { finvoiceDialect: "netbaron" });
    expect(document).toMatch(
      /<RowAccount>3000<\/RowAccount>\n\s*<RowCostcenter>1000<\/RowCostcenter>\n\s*<\/InvoiceRow>/,
    );
    expect(document).not.toContain("RowNormalProposedAccountIdentifier");
    const strict = document.replaceAll(/\n\s*<Row(Account|Costcenter)>[^<]*<\/Row\1>/gu, "");
    expect(wrong(strict)).toEqual([]);
  });

  test("the checker sees what is wrong", () => {
    const document = minimal ?? "";
    const damaged = [
      document,
      document.replace("2990,00</InvoiceTotalVatIncludedAmount>", "2990.00</InvoiceTotalVatIncludedAmount>"),
      document.replace('Version="3.0"', 'Version="4.0"'),
      document.replace("<OriginCode>Original</OriginCode>", ""),
      document.replace(' Format="CCYYMMDD"', ""),
      document.replace("<ArticleName>Palvelu</ArticleName>", "<RowAccount>3000</RowAccount>"),
    ];
    const findings =
      schema === undefined
        ? [0, 1, 1, 1, 1, 1]
        : damaged.map((each) => Math.min(schema.check(each).length, 1));
    expect(findings).toEqual([0, 1, 1, 1, 1, 1]);
  });
});
