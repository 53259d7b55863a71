import { describe, expect, test } from "@jest/globals";
import { json, scriptedHttp, testClient } from "../support/test-client.ts";

describe("answers that the public pages do not show", () => {
  test("a field that we do not know is a warning with its place, and the rest is read", async () => {
    const body = { payments: [{ sourceIdentifier: "a", paymentDate: "2026-03-01", status: 7, colour: "x" }] };
    const result = await testClient(scriptedHttp(() => json(body))).accounting.paymentStatus();
    expect(result).toMatchObject({
      value: [{ state: "unrecognised", status: 7 }],
      warnings: [{ code: "ACC_DOCUMENT_FIELD_UNKNOWN", pointer: "/payments/0/colour" }],
    });
  });

  test.each([
    [0, "pending"],
    [1, "synced"],
    [2, "failed"],
    [3, "unrecognised"],
    [-1, "unrecognised"],
  ])("status %i is %s; the number and the agency's words are kept", async (status, state) => {
    const row = { sourceIdentifier: "a", paymentDate: "2026-03-01", status, description: "words" };
    const { accounting } = testClient(scriptedHttp(() => json({ payments: [row] })));
    expect(await accounting.paymentStatus()).toMatchObject({
      type: "ok",
      value: [{ state, status, description: "words" }],
    });
  });

  test("one status row may stand without a list, as in what is sent", async () => {
    const row = { sourceIdentifier: "own-ledger-17", documentDate: "2026-03-31", status: 1 };
    for (const ledgers of [row, [row]]) {
      const result = await testClient(
        scriptedHttp(() => json({ ledgers })),
      ).accounting.ledgerDocumentStatus();
      expect(result).toMatchObject({
        type: "ok",
        warnings: [],
        value: [{ sourceIdentifier: "own-ledger-17", state: "synced" }],
      });
    }
    for (const ledgers of [null, "none", 7, [null], [[]], {}]) {
      const result = await testClient(
        scriptedHttp(() => json({ ledgers })),
      ).accounting.ledgerDocumentStatus();
      expect(result).toMatchObject({ type: "unknown" });
    }
  });

  test("records of the distribution are read by configured names; unread ones are noticed", async () => {
    const body = {
      metaData: { totalCount: 2, successfulCount: 1, failedCount: 1 },
      invoices: [{ invoiceNumber: 7, agencyCaseId: 481920, state: "SENT" }, { invoiceNumber: "8" }],
    };
    const http = scriptedHttp(() => json(body));
    const answer = { records: "invoices", caseId: "agencyCaseId", status: "state" };
    const named = await testClient(http, { routes: { distribution: { answer } } }).invoices.distribution();
    expect(named).toMatchObject({
      warnings: [],
      value: { records: [{ invoiceNumber: "7", caseId: "481920", status: "SENT" }, { invoiceNumber: "8" }] },
    });
    const unnamed = await testClient(http).invoices.distribution();
    expect(unnamed).toMatchObject({ value: { records: [] }, warnings: [{ code: "ACC_DOCUMENT_INFERRED" }] });
  });

  test.each([null, undefined])(
    "counts of the distribution that are %s stay open, and are not 0",
    async (count) => {
      const metaData = { totalCount: count, successfulCount: count, failedCount: count };
      const result = await testClient(scriptedHttp(() => json({ metaData }))).invoices.distribution();
      expect(result).toMatchObject({ type: "ok", warnings: [] });
      expect(result.type === "ok" ? result.value : result).toEqual({
        totalCount: undefined,
        successfulCount: undefined,
        failedCount: undefined,
        records: [],
      });
    },
  );
});
