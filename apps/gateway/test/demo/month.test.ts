import { addDays, civilDate, hasErrors, parseSubmitBody } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { demoClients } from "../../src/demo/client/demo-clients.ts";
import { centsOf, identifierOfDemo, submitBodyOf } from "../../src/demo/document/demo-document.ts";
import { documentedLedger } from "../../src/demo/document/documented-ledger.ts";
import { documentedSet } from "../../src/demo/document/documented-set.ts";
import { makeMonth } from "../../src/demo/month/make-month.ts";

const months = demoClients.map((client) => ({ client, documents: makeMonth(client, 200, 7) }));

describe("a month of documents", () => {
  test("every document passes every rule of the agency's model, without a warning", () => {
    for (const { documents } of months) {
      for (const document of documents) {
        const body = parseSubmitBody(document.kind, JSON.parse(submitBodyOf(document.kind, [document])));
        expect(body.problems).toEqual([]);
        expect(body.documents).toHaveLength(1);
      }
    }
  });

  test("the same seed writes the same month, another seed another one", () => {
    for (const { client, documents } of months) {
      expect(makeMonth(client, 200, 7)).toEqual(documents);
      expect(makeMonth(client, 200, 8)).not.toEqual(documents);
    }
  });

  test("every identifier of a kind occurs once", () => {
    for (const { documents } of months) {
      const keys = documents.map((document) => `${document.kind} ${identifierOfDemo(document)}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test("it has all three kinds, all four rates, credit notes, splits in both shapes and documents without VAT rows", () => {
    const all = months.flatMap(({ documents }) => documents);
    const invoices = all.flatMap((each) => (each.kind === "invoice" ? [each.body] : []));
    const payments = all.flatMap((each) => (each.kind === "payment" ? [each.body] : []));
    const ledgers = all.flatMap((each) => (each.kind === "ledger" ? [each.body] : []));
    const rates = new Set(invoices.flatMap(({ rows }) => rows.map(({ vatPercentage }) => vatPercentage)));
    expect([...rates].sort((left, right) => left - right)).toEqual([0, 10, 13.5, 25.5]);
    expect(new Set(invoices.map(({ rows }) => rows.length))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(invoices.some(({ header }) => header.type === "CREDITNOTE")).toBe(true);
    expect(payments.some(({ breakdown }) => breakdown !== undefined)).toBe(true);
    expect(payments.some(({ interestAmountPaid }) => (interestAmountPaid ?? 0) > 0)).toBe(true);
    expect(
      payments.some((each) => each.breakdown === undefined && each.capitalAmountPaid === undefined),
    ).toBe(true);
    expect(payments.some(({ targetIdentifier }) => targetIdentifier === "reference")).toBe(true);
    const withVatRows = ledgers.filter(({ ledgerRows }) => ledgerRows.some(({ isVatRow }) => isVatRow === 1));
    expect(withVatRows.length).toBeGreaterThan(10);
    expect(withVatRows.length).toBeLessThan(ledgers.length);
  });

  test("no invoice is paid or credited beyond what is open, and never before it is sent", () => {
    for (const { documents } of months) {
      const open = new Map<string, number>();
      for (const document of documents) {
        if (document.kind === "invoice" && document.body.header.type === "INVOICE") {
          open.set(identifierOfDemo(document), centsOf(document.body.amounts.totalAmount));
        } else if (document.kind === "invoice") {
          const credited = String(document.body.references?.creditedInvoiceNumber);
          open.set(credited, (open.get(credited) ?? 0) + centsOf(document.body.amounts.totalAmount));
          expect(open.get(credited)).toBeGreaterThanOrEqual(0);
        } else if (document.kind === "payment") {
          const { invoiceNumber, amount, breakdown, capitalAmountPaid } = document.body;
          const capital =
            capitalAmountPaid ?? breakdown?.find(({ type }) => type === "CAPITAL")?.amount ?? amount;
          const left = (open.get(String(invoiceNumber)) ?? 0) - centsOf(capital);
          expect(left).toBeGreaterThanOrEqual(0);
          open.set(String(invoiceNumber), left);
        }
      }
    }
  });

  test("all dates lie in January 2026", () => {
    const days = new Set(
      Array.from({ length: 31 }, (_, day): string => addDays(civilDate("2026-01-01"), day)),
    );
    for (const document of months.flatMap(({ documents }) => documents)) {
      const date =
        document.kind === "invoice"
          ? document.body.header.date
          : document.kind === "ledger"
            ? document.body.documentDate
            : document.body.paymentDate;
      expect(days.has(date)).toBe(true);
    }
  });
});

describe("the documented examples", () => {
  test("are accepted by the agency's model with warnings at most", () => {
    for (const document of documentedSet) {
      const body = parseSubmitBody(document.kind, JSON.parse(submitBodyOf(document.kind, [document])));
      expect(hasErrors(body.problems)).toBe(false);
    }
  });

  test("the ledger document is the published one to the cent", () => {
    expect(
      documentedLedger.ledgerRows.map(({ accountNumber, netAmount }) => [accountNumber, netAmount]),
    ).toEqual([
      ["1701", 2990],
      ["3000", -2382.47],
      ["2939", -607.53],
    ]);
  });
});
