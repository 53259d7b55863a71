import { civilDate, minorUnits, percentage, problem, type Submission } from "@confirma-connect/core";
import type { Full } from "./full.ts";
import { makeSubmission } from "./make-submission.ts";

const { pins } = makeSubmission("full");

/** A submission in which every optional field is present (the type says so), with characters that need care. */
export const fullSubmission: Full<Submission> = {
  reference: "full",
  client: "acme",
  system: "sandbox",
  identifier: "full",
  documentDate: civilDate("2026-03-27"),
  version: 1,
  pins,
  lane: "lane-full",
  sequence: "sequence-full",
  dueAt: 100,
  createdAt: 100,
  updatedAt: 100,
  kind: "invoice",
  invoiceNumber: "2026-0001",
  documentName: "Perintälasku “ä” \u{1F4B6}",
  document: '{"text":"\u2028 \\u0000 äö","amount":0.1}',
  state: "accepted",
  syncedOn: civilDate("2026-03-28"),
  problems: [problem("ACC_DOCUMENT_VAT_RATE", { severity: "warning", pointer: "/rows/0" })],
  steps: [
    {
      step: {
        name: "voucher",
        action: "create",
        title: "Book the voucher",
        request: {
          method: "FILE",
          resource: "a.csv",
          contentType: "text/csv",
          body: "1;2,00\r\n{{customer}}",
        },
        identity: { type: "voucher", key: "key-1", values: { date: "2026-03-27", sum: "1.00" } },
        uses: ["customer"],
        postings: [
          {
            account: "3000",
            amount: minorUnits(-238_247),
            date: civilDate("2026-03-27"),
            vatCode: "KOMY",
            vatPercentage: percentage(25_500),
            dimensions: [{ name: "Cost centre", item: "100" }],
            role: "VAT",
          },
        ],
      },
      proof: { vendorId: "v-1", evidence: "readBack", at: 120, by: "lookUp" },
      lost: 1,
      attempts: 2,
      sentAt: 1_790_000_000_123,
      sentHash: "hash",
      vendor: { status: 200, code: "OK", text: "Kirjattu" },
      acknowledged: true,
      abandoned: true,
    },
  ],
  postponed: 3,
  stalls: 4,
  lookUps: 2,
};
