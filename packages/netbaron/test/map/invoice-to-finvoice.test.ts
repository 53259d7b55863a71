import { formatAmount, Invoice, minorUnits, sumMinor, vatOfNet } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { creditNoteToReceipt } from "../../src/map/credit-note-to-receipt.ts";
import { finvoiceToInvoice } from "../../src/map/finvoice-to-invoice.ts";
import { invoiceToFinvoice } from "../../src/map/invoice-to-finvoice.ts";
import type { Readings } from "../../src/map/readings.ts";
import { readFinvoice } from "../../src/wire/finvoice/read-finvoice.ts";
import {
  bodyOf,
  contextOf,
  errors,
  found,
  golden,
  invoiceOf,
  planOf,
  readingsOf,
  sampleCreditNote,
  sampleInvoice,
} from "../support/sample.ts";

const translate = (change: object = {}, plan = planOf(), readings: Partial<Readings> = {}) =>
  invoiceToFinvoice(invoiceOf(change), contextOf("invoice", "202600145", plan), readingsOf(readings));

const back = (text: string): Invoice => {
  const read = readFinvoice(text);
  const invoice = read === undefined ? undefined : finvoiceToInvoice(read);
  if (invoice === undefined) throw new Error("the document could not be read back");
  return invoice;
};

const withSeller = (change: object) => ({
  parties: { ...sampleInvoice.parties, sellerParty: { ...sampleInvoice.parties.sellerParty, ...change } },
});

describe("an invoice", () => {
  test("is the golden file, byte by byte", () => {
    const result = translate();
    expect(bodyOf(result)).toBe(golden("invoice.xml"));
    expect(errors(result)).toEqual([]);
    expect(result.steps[0]?.identity.values).toEqual({
      invoiceNumber: "202600145",
      rows: "2",
      total: "1092.92",
    });
    expect(result.steps[0]?.title).toBe("Finvoice 3.0, INV01: 2 rows, total 1092.92");
  });

  test("predicts balanced postings", () => {
    const postings = translate().steps[0]?.postings ?? [];
    expect(postings.map(({ account, amount }) => `${account} ${formatAmount(amount, ".")}`)).toEqual([
      "(receivables) 1092.92",
      "3000 -860.00",
      "3010 -12.00",
      "(VAT) -220.92",
    ]);
    expect(sumMinor(postings.map(({ amount }) => amount))).toBe(0);
  });

  test("comes back equal to the cent", () => {
    const { header, amounts, rows, references } = back(bodyOf(translate()));
    const sent = invoiceOf();
    expect(amounts).toEqual(sent.amounts);
    expect(header.number).toBe(sent.header.number);
    expect([header.date, header.dueDate]).toEqual([sent.header.date, sent.header.dueDate]);
    expect(references.payment).toBe(sent.references.payment);
    const figures = (invoice: Invoice) =>
      invoice.rows.map(({ netAmount, vatAmount, amount, vatPercentage, accountNumber }) => [
        netAmount,
        vatAmount,
        amount,
        vatPercentage,
        accountNumber,
      ]);
    expect(figures({ ...sent, rows })).toEqual(figures(sent));
  });

  test.each([
    [
      { header: { ...sampleInvoice.header, currencyCode: "SEK" } },
      "ACC_UNSUPPORTED_CURRENCY /header/currencyCode",
    ],
    [
      { header: { ...sampleInvoice.header, number: "x".repeat(21) } },
      "ACC_DOCUMENT_TEXT_TOO_LONG /header/number",
    ],
    [withSeller({ name: "V" }), "ACC_DOCUMENT_FIELD_INVALID /parties/sellerParty/name"],
    [
      { rows: [{ ...sampleInvoice.rows[0], unitPrice: 1.000001 }] },
      "ACC_DOCUMENT_AMOUNT_PRECISION /rows/0/unitPrice",
    ],
    [
      { rows: [{ ...sampleInvoice.rows[0], accountNumber: "A1" }] },
      "ACC_DOCUMENT_FIELD_INVALID /rows/0/accountNumber",
    ],
  ])("refuses what does not fit: %#", (change, error) => {
    expect(errors(translate(change))).toContain(error);
  });

  test("needs the seller's IBAN from the document or the plan", () => {
    const without = withSeller({ paymentDetails: null });
    expect(bodyOf(translate(without))).toContain(">FI2112345600000785</EpiAccountID>");
    expect(errors(translate(without, planOf({ bank: undefined })))).toEqual([
      "ACC_DOCUMENT_FIELD_MISSING /parties/sellerParty/paymentDetails",
    ]);
  });

  test("warns about what is left out", () => {
    const odd = {
      references: { payment: "no reference" },
      parties: {
        ...sampleInvoice.parties,
        buyerParty: {
          ...sampleInvoice.parties.buyerParty,
          electronicInvoiceAccount: "003701120389",
          address: { street: "Kauppakatu 1" },
        },
      },
      rows: [{ ...sampleInvoice.rows[0], accountNumber: "300012" }, sampleInvoice.rows[1]],
    };
    const result = translate(odd);
    expect(found(result)).toEqual([
      "warning ACC_UNSUPPORTED_FEATURE /rows/0/accountNumber",
      "warning ACC_DOCUMENT_FIELD_MISSING /parties/buyerParty/address",
      "warning ACC_DOCUMENT_CHECK_DIGIT /references/payment",
      "info ACC_UNSUPPORTED_FEATURE /parties/buyerParty/electronicInvoiceAccount",
    ]);
    expect(bodyOf(result)).toContain("<EpiReference/>");
    expect(bodyOf(result)).not.toContain("EpiRemittanceInfoIdentifier");
  });

  test("warns about a part of an address that is too short for Finvoice, and keeps the rest", () => {
    const address = {
      street: "Kauppakatu 1",
      street2: "B",
      postalCode: "00100",
      postalDistrict: "Helsinki",
      countryCode: "FI",
    };
    const result = translate({
      parties: {
        ...sampleInvoice.parties,
        buyerParty: { ...sampleInvoice.parties.buyerParty, address },
      },
    });
    expect(found(result)).toEqual(["warning ACC_DOCUMENT_FIELD_INVALID /parties/buyerParty/address/street2"]);
    expect(bodyOf(result)).toContain("<BuyerStreetName>Kauppakatu 1</BuyerStreetName>");
    expect(bodyOf(result)).not.toContain("<BuyerStreetName>B</BuyerStreetName>");
  });

  test("in ISO-8859-15 a foreign character is refused with its place", () => {
    const change = { rows: [{ ...sampleInvoice.rows[0], description: "работа" }, sampleInvoice.rows[1]] };
    expect(errors(translate(change, planOf(), { finvoiceCharset: "iso-8859-15" }))).toEqual([
      "ACC_DOCUMENT_TEXT_CHARSET /rows/0/description",
    ]);
    const result = translate({}, planOf(), { finvoiceCharset: "iso-8859-15" });
    expect(bodyOf(result)).toContain('encoding="ISO-8859-15"');
    expect(result.steps[0]?.request.contentType).toBe("application/xml; charset=iso-8859-15");
  });

  test("VAT by rate adds up to the totals, whatever the rows are", () => {
    const row = fc.record({
      net: fc.integer({ min: 1, max: 9_999_999 }),
      rate: fc.constantFrom(0, 10, 13.5, 14, 25.5),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (list) => {
        const rows = list.map(({ net, rate }) => {
          const model = { ...sampleInvoice.rows[1], vatPercentage: rate, netAmount: net / 100 };
          const vat = vatOfNet(minorUnits(net), Invoice.shape.rows.element.shape.vatPercentage.parse(rate));
          return { ...model, unitPrice: net / 100, vatAmount: vat / 100, amount: (net + vat) / 100 };
        });
        const sum = (name: "netAmount" | "vatAmount" | "amount") =>
          rows.reduce((total, each) => total + Math.round(each[name] * 100), 0) / 100;
        const amounts = {
          netAmount: sum("netAmount"),
          vatAmount: sum("vatAmount"),
          totalAmount: sum("amount"),
        };
        const text = bodyOf(translate({ rows, amounts }));
        const parts = (name: string) =>
          [...text.matchAll(new RegExp(`<${name} [^>]*>(-?[0-9]+),([0-9]{2})<`, "gu"))].reduce(
            (total, [, euros, cents]) => total + Number(`${euros}${cents}`),
            0,
          );
        expect(parts("VatBaseAmount")).toBe(parts("InvoiceTotalVatExcludedAmount"));
        expect(parts("VatRateAmount")).toBe(parts("InvoiceTotalVatAmount"));
        expect(back(text).amounts).toEqual(invoiceOf({ rows, amounts }).amounts);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a credit note", () => {
  const credit = (plan = planOf()) =>
    creditNoteToReceipt(
      Invoice.parse(sampleCreditNote),
      contextOf("invoice", "202600146", plan),
      readingsOf(),
    );

  test("is booked as ledger rows, and the reason is shown", () => {
    const result = credit();
    expect(bodyOf(result)).toBe(golden("credit-note.csv"));
    expect(found(result)).toContain("info ACC_UNSUPPORTED_FEATURE /header/type");
    expect(result.problems.map(({ message }) => message).join()).toContain("INV01 only");
    expect(sumMinor((result.steps[0]?.postings ?? []).map(({ amount }) => amount))).toBe(0);
  });

  test("with the VAT account on the rows", () => {
    expect(bodyOf(credit(planOf({ vatRows: "vatAccount" })))).toBe(golden("credit-note-vat-account.csv"));
  });

  test("needs the receivables account", () => {
    expect(errors(credit(planOf({ receivablesAccount: undefined })))).toContain("ACC_MAPPING_PAYMENT ");
  });
});
