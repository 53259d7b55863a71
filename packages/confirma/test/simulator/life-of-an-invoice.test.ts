import { civilDate, LedgerDocument } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { SalesInvoiceRequest } from "../../src/index.ts";
import { fixture } from "../support/fixture.ts";
import { running } from "./running.ts";

const request = () => SalesInvoiceRequest.parse(fixture("sales-invoice-request"));
const march = { fromInvDate: civilDate("2026-03-01"), toInvDate: civilDate("2026-03-31") };

describe("an invoice", () => {
  test("with payment control opens a case, whose identifier every endpoint gives", async () => {
    const { client, simulator } = await running();
    const made = await client.invoices.createInvoice(request());
    const caseId = made.type === "ok" ? (made.value.caseId ?? "") : "";
    expect(simulator.probe.books().cases.map((file) => String(file.caseId))).toContain(caseId);
    const record = {
      invoiceNumber: "5550017",
      caseId,
      status: "DELIVERED",
      method: "EMAIL",
      paymentControlStatus: "ENABLED",
    };
    for (const query of [{ invoiceNumber: "5550017" }, march]) {
      const counts = { totalCount: 1, successfulCount: 1, failedCount: 0 };
      const outcome = { type: "ok", warnings: [], value: { ...counts, records: [record] } };
      expect(await client.invoices.distribution(query)).toMatchObject(outcome);
      expect(await client.invoices.distributionV2(query)).toMatchObject(outcome);
    }
    expect(await client.invoices.caseDetails({ caseId })).toMatchObject({
      type: "ok",
      warnings: [],
      value: { caseId, status: "OPEN", currency: "EUR", closedAt: undefined },
    });
  });

  test("without payment control has none, and one that is not distributed counts as failed", async () => {
    const { client } = await running();
    const { processing, distribution, ...rest } = request();
    const bare = {
      ...rest,
      processing: { ...processing, paymentControlEnabled: false },
      distribution: { ...distribution, enabled: false },
    };
    expect(await client.invoices.createInvoice(bare)).toMatchObject({
      type: "ok",
      value: { caseId: undefined },
    });
    expect(await client.invoices.distribution(march)).toMatchObject({
      value: {
        failedCount: 1,
        records: [{ caseId: undefined, status: "NOT_SENT", paymentControlStatus: "DISABLED" }],
      },
    });
  });

  test.each(["commitAndLoseAnswer", "truncatedBody"] as const)(
    "whose answer is lost (%s) is unknown; looking by its number finds it, and it is there once",
    async (kind) => {
      const { client, simulator } = await running();
      simulator.arm({ kind, when: { resource: "invoice", method: "POST" } });
      expect(await client.invoices.createInvoice(request())).toMatchObject({ type: "unknown" });
      expect(await client.invoices.distribution({ invoiceNumber: "5550017" })).toMatchObject({
        value: { totalCount: 1, records: [{ invoiceNumber: "5550017" }] },
      });
      expect(simulator.probe.books().counts.invoices).toBe(1);
    },
  );
});

describe("a ledger document", () => {
  const document = () =>
    LedgerDocument.parse(z.object({ ledgers: z.unknown() }).parse(fixture("ledger-document")).ledgers);

  test("is pending when it was submitted and synced when the agency has worked", async () => {
    const { client, simulator } = await running();
    const { accounting } = client;
    const row = { sourceIdentifier: "own-ledger-17", documentDate: "2026-03-31", documentName: "2017" };
    expect(await accounting.submitLedgerDocument(document())).toMatchObject({
      type: "ok",
      value: [{ ...row, state: "pending" }],
    });
    const mine = { sourceIdentifier: "own-ledger-17" };
    expect(await accounting.ledgerDocumentStatus(mine)).toMatchObject({
      value: [{ ...row, state: "pending" }],
    });
    simulator.work();
    expect(await accounting.ledgerDocumentStatus(mine)).toMatchObject({
      warnings: [],
      value: [{ ...row, state: "synced", syncDate: "2026-03-31", documentStatus: "Approved" }],
    });
    expect(await accounting.ledgerDocumentStatus({ ...mine, status: 0 })).toMatchObject({
      status: 204,
      value: [],
    });
    const april = { fromDate: civilDate("2026-04-01"), toDate: civilDate("2026-04-30") };
    expect(await accounting.ledgerDocumentStatus(april)).toMatchObject({ value: [] });
  });

  test("that does not balance never leaves", async () => {
    const { client, simulator } = await running();
    const { ledgerRows, ...rest } = document();
    const [debit, ...others] = ledgerRows;
    if (debit === undefined) throw new Error("the document has rows");
    const unbalanced = { ...rest, ledgerRows: [debit, debit, ...others] };
    expect(await client.accounting.submitLedgerDocument(unbalanced)).toMatchObject({
      type: "refused",
      problems: [{ code: "ACC_DOCUMENT_UNBALANCED" }, { code: "ACC_DOCUMENT_UNBALANCED" }],
    });
    expect(simulator.probe.requests()).toEqual([]);
  });
});
