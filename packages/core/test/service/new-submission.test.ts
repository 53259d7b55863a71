import { AccountPlan, type DocumentKind, identifierOf, parseSubmitBody } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { newSubmission } from "../../src/service/new-submission.ts";
import { documentedLedger, documentedPayment, sampleInvoice } from "../support/documents.ts";
import { FakeBooks, fakeSystem, VirtualClock } from "../support/fake-system.ts";

const { manifest } = fakeSystem(new FakeBooks(new VirtualClock()));

function submissionOf(kind: DocumentKind, body: unknown) {
  const [submitted] = parseSubmitBody(kind, body).documents;
  if (submitted === undefined) throw new Error("the document is not valid");
  const identifier = identifierOf(submitted.content);
  const preview = { identifier, pointer: "", rendered: { steps: [], problems: [] }, problems: [] };
  const client = { id: "client", system: "fake", plan: AccountPlan.parse({ version: "7" }) };
  return newSubmission({ reference: "r", client, manifest, submitted, preview, now: 5 });
}

const invoice = (fields: Readonly<Record<string, unknown>> = {}) =>
  submissionOf("invoice", { invoices: sampleInvoice(fields) });

describe("a new submission", () => {
  test("carries the facts that status answers and filters need", () => {
    expect(submissionOf("ledger", { ledgers: documentedLedger() })).toMatchObject({
      identifier: "abc-123-def-456",
      documentDate: "2025-12-13",
      documentName: "1001",
      state: "queued",
      dueAt: 5,
      version: 1,
      lane: "fake/client",
      pins: { planVersion: "7" },
    });
    expect(invoice()).toMatchObject({ identifier: "251601000", invoiceNumber: "251601000" });
  });

  test("a payment waits for its invoice, a credit note for the invoice it credits", () => {
    const first = invoice().sequence;
    const payment = submissionOf("payment", {
      payments: [documentedPayment({ invoiceNumber: "251601000" })],
    });
    expect(payment.sequence).toBe(first);
    const header = { ...sampleInvoice().header, number: 7, type: null };
    expect(invoice({ header }).sequence).not.toBe(first);
    expect(invoice({ header, references: { creditedInvoiceNumber: 251601000 } }).sequence).toBe(first);
  });
});
