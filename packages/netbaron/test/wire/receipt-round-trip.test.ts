import {
  checkLedgerDocument,
  LedgerDocument,
  type LedgerRow,
  minorUnits,
  Payment,
  sumMinor,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ledgerDocumentToReceipt } from "../../src/map/ledger-document-to-receipt.ts";
import { paymentToReceipt } from "../../src/map/payment-to-receipt.ts";
import { receiptsOf, receiptToLedgerDocument } from "../../src/map/receipt-to-ledger-document.ts";
import { receiptToPayment } from "../../src/map/receipt-to-payment.ts";
import { CsvProfile } from "../../src/wire/csv-profile.ts";
import { neutraliseFormula, restoreFormula, startsFormula } from "../../src/wire/formula-text.ts";
import { readReceiptCsv } from "../../src/wire/read-receipt-csv.ts";
import type { ReceiptRow } from "../../src/wire/receipt-row.ts";
import {
  bodyOf,
  contextOf,
  documentedLedger,
  golden,
  ledgerOf,
  paymentOf,
  planOf,
  readingsOf,
  samplePayment,
} from "../support/sample.ts";

const rowsOf = (text: string, profile = readingsOf().csv): readonly ReceiptRow[] => {
  const read = readReceiptCsv(text, profile);
  if (read.type === "unreadable") throw new Error(read.reason);
  return read.rows;
};

const ledgerBack = (text: string, profile = readingsOf().csv): LedgerDocument => {
  const document = receiptToLedgerDocument(rowsOf(text, profile));
  if (document === undefined) throw new Error("no receipt");
  return document;
};

const written = (document: LedgerDocument, decisions: object, profile = readingsOf().csv): string =>
  bodyOf(
    ledgerDocumentToReceipt(
      document,
      contextOf("ledger", "round", planOf(decisions)),
      readingsOf({ csv: profile }),
    ),
  );

const sums = (rows: readonly LedgerRow[]): ReadonlyMap<string, number> => {
  const all = new Map<string, number>();
  for (const { accountNumber, netAmount } of rows)
    all.set(accountNumber, (all.get(accountNumber) ?? 0) + netAmount);
  return all;
};

describe("a receipt file read back", () => {
  test.each(["worked-example-explicit.csv", "worked-example-vat-account.csv"])(
    "%s is the worked example again",
    (file) => {
      const document = ledgerBack(golden(file));
      const sent = ledgerOf();
      expect(document.documentName).toBe("1001");
      expect(document.documentDate).toBe("2025-12-12");
      const figures = (rows: readonly LedgerRow[]) =>
        rows.map(({ accountNumber, amount, netAmount, isVatRow, vatPercentage }) => [
          accountNumber,
          amount,
          netAmount,
          isVatRow,
          vatPercentage,
        ]);
      expect(figures(document.ledgerRows)).toEqual(figures(sent.ledgerRows));
      expect(document.ledgerRows[0]?.ledgerDimensions).toEqual(sent.ledgerRows[0]?.ledgerDimensions);
      expect(checkLedgerDocument(document).filter(({ severity }) => severity === "error")).toEqual([]);
    },
  );

  const line = fc.record({
    account: fc.constantFrom("3000", "3010", "3100"),
    net: fc.integer({ min: 1, max: 99_999_999 }),
    rate: fc.constantFrom(0, 10, 13.5, 25.5),
    text: fc
      .string({ minLength: 1, maxLength: 60 })
      .filter((each) => !/[^\P{Cc}\n\r\t]|\p{Cs}|^\s*$/u.test(each)),
  });
  const profile = fc.record({
    separator: fc.constantFrom(";", ",", ":", "tab", "space"),
    decimal: fc.constantFrom(".", ","),
    headers: fc.constantFrom("fi", "en"),
    date: fc.constantFrom("iso", "finnish"),
    lineEnd: fc.constantFrom("lf", "crlf"),
  });

  test("is equal to the cent and to the letter, in every profile and both readings of VAT rows", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        profile,
        fc.constantFrom("explicit", "vatAccount"),
        (lines, csv, vatRows) => {
          const [model] = documentedLedger.ledgerRows;
          const sales = lines.map(({ account, net, rate, text }) => {
            const vat = Math.round((net * rate) / 100);
            return {
              ...model,
              accountNumber: account,
              vatPercentage: rate,
              vatCode: rate === 0 ? "" : "20",
              netAmount: -net / 100,
              amount: -(net + vat) / 100,
              transactionDescription: text,
              ledgerDimensions: [],
            };
          });
          const total = sales.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
          const receivable = {
            ...model,
            amount: -total / 100,
            netAmount: -total / 100,
            ledgerDimensions: [],
          };
          const document = LedgerDocument.parse({ ...documentedLedger, ledgerRows: [receivable, ...sales] });
          const text = written(
            document,
            { vatRows, fractionalVatPercentage: "decimal" },
            CsvProfile.parse(csv),
          );
          const back = ledgerBack(text, CsvProfile.parse(csv));
          expect(sumMinor(back.ledgerRows.map(({ netAmount }) => netAmount))).toBe(0);
          const expected = new Map(sums(document.ledgerRows));
          const vat = document.ledgerRows.reduce((sum, { amount, netAmount }) => sum + amount - netAmount, 0);
          if (vat !== 0) expected.set("2939", minorUnits(vat));
          expect(sums(back.ledgerRows)).toEqual(expected);
          const texts = back.ledgerRows.map(({ transactionDescription }) => transactionDescription);
          expect(texts.slice(1, lines.length + 1)).toEqual(lines.map(({ text: each }) => each));
        },
      ),
      { numRuns: 120 },
    );
  });

  test("a payment comes back with its parts, reference and payer", () => {
    const rendered = paymentToReceipt(paymentOf(), contextOf("payment", "pay-1"), readingsOf());
    const back = receiptToPayment(rowsOf(bodyOf(rendered)));
    const { paymentIdentifier: _id, ...sent } = Payment.parse(samplePayment);
    expect(back).toEqual({ ...sent, paymentIdentifier: "CCJ3EJR2PSZT103" });
    expect(receiptToPayment(rowsOf(golden("worked-example-explicit.csv")))).toBeUndefined();
  });

  test("several receipts of one file stay apart", () => {
    const lines = golden("worked-example-explicit.csv").trimEnd().split("\n");
    const other = lines.slice(1).map((each) => each.replace(";1001;", ";1002;"));
    expect(receiptsOf(rowsOf([...lines, ...other, ""].join("\n"))).map((rows) => rows.length)).toEqual([
      3, 3,
    ]);
  });

  test("where VAT rows cannot be told, the document is NET and still balances", () => {
    const text = golden("worked-example-explicit.csv").replace(
      ';2939;;"PN12345";;;;-607.53;-607.53;0.00;',
      ';2939;;"PN12345";;;;-600.00;-600.00;0.00;\n;1001;2025-12-12;"x";2940;;;;;;-7.53;-7.53;0.00;',
    );
    const document = ledgerBack(text);
    expect(document.calculationMode).toBe("NET");
    expect(document.ledgerRows.some(({ isVatRow }) => isVatRow)).toBe(false);
    expect(checkLedgerDocument(document).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("a file that is none of ours", () => {
  const header = "Tositenumero;Kirjauspäivä;Tili;Veroton summa;Verollinen summa;Alv summa";
  test("columns are found by name in any order, unknown ones are left out, net follows from gross", () => {
    const [row] = rowsOf(
      "Uusi;Alv summa;verollinen summa;TILI;Kirjauspäivä;Tositenumero\n?;297.6;1537.6;3000;1.1.2020;11-123\n",
    );
    expect(row).toMatchObject({
      net: 124_000,
      gross: 153_760,
      vat: 29_760,
      bookingDate: "2020-01-01",
      account: "3000",
    });
  });

  test.each([
    ["", "the file is empty"],
    ['a;b\n"x', "the file is not a table of equal rows"],
    [`${header}\n;1.1.2020;3000;1;1;0\n`, "row 1: the receipt number is missing"],
    [`${header}\n1;32.1.2020;3000;1;1;0\n`, "row 1: the booking date is no date"],
    [`${header}\n1;1.1.2020;3A;1;1;0\n`, "row 1: the account is not a number of 1 to 9 digits"],
    [`${header}\n1;1.1.2020;3000;;;\n`, "row 1: an amount is missing or unreadable"],
    [`${header}\n1;1.1.2020;3000;1.005;1;0\n`, "row 1: an amount is missing or unreadable"],
  ])("%j is unreadable", (text, reason) => {
    expect(readReceiptCsv(text, readingsOf().csv)).toEqual({ type: "unreadable", reason });
  });
});

describe("formulas", () => {
  test("every text comes back as it was, and none that is written starts a formula", () => {
    const start = fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "'", "''=", "'=", "＝", "a");
    fc.assert(
      fc.property(start, fc.string(), (head, tail) => {
        const text = head + tail;
        const safe = neutraliseFormula(text);
        expect(restoreFormula(safe)).toBe(text);
        expect(/^[=+\-@\t\r\n＝＋－＠]/u.test(safe)).toBe(false);
        expect(startsFormula(text)).toBe(safe !== text);
      }),
    );
  });
});
