import { civilDate, LedgerDocument, Payment } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { type ConfirmaResult, type InvoiceAction, NewClient, SalesInvoiceRequest } from "../../src/index.ts";
import { InvoiceActions } from "../../src/wire/invoice-action.ts";
import { paymentsBody } from "../support/calls.ts";
import {
  coveredNames,
  examples,
  type FixtureName,
  fixture,
  fixtureNames,
  published,
  publishedNames,
} from "../support/fixture.ts";
import { json, scriptedHttp, testClient } from "../support/test-client.ts";

type Client = ReturnType<typeof testClient>;

/** Names of all members in their order, with the kind of their values. */
const shapeOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "object" ? part : typeof part));

/** Bodies that the client itself writes. */
const sent = [
  ["new-client", NewClient],
  ["sales-invoice-request", SalesInvoiceRequest],
  ["sales-invoice-request-schema", SalesInvoiceRequest],
  ["invoice-actions", InvoiceActions],
] as const;

interface Read {
  readonly name: FixtureName;
  readonly read: (client: Client) => Promise<ConfirmaResult<unknown>>;
  /** What our own document says. */
  readonly own: unknown;
  /** What the published one says. */
  readonly theirs: unknown;
}

const day = civilDate("2026-03-28");
const settled = (settlementId: string, settlementAmount: number, first: number) => [
  {
    settlementId,
    settlementAmount,
    allocations: [{ breakdown: [{ type: "CAPITAL", amount: first }, {}, {}] }, { breakdown: [{}, {}, {}] }],
  },
];

const reads: readonly Read[] = [
  {
    name: "token-state",
    read: ({ onboarding }) => onboarding.validateToken(),
    own: { isValid: true, message: "The key is good" },
    theirs: { isValid: true, message: "Token is valid" },
  },
  { name: "renewed-token", read: ({ onboarding }) => onboarding.renewToken(), own: {}, theirs: {} },
  {
    name: "case",
    read: ({ invoices }) => invoices.caseDetails({ caseId: "0" }),
    own: {
      caseId: "700123",
      stage: "REMINDER",
      closedAt: "2026-05-04",
      activeDays: 91,
      balance: { capitalAmount: 12_040, interestAmount: 305 },
    },
    theirs: { caseId: "0", closedAt: "2019-08-24", balance: { capitalAmount: 0, interestAmount: 0 } },
  },
  {
    name: "distribution",
    read: ({ invoices }) => invoices.distribution(),
    own: { totalCount: 0, failedCount: 0, records: [] },
    theirs: { totalCount: 0, failedCount: 0, records: [] },
  },
  {
    name: "ledger-status",
    read: ({ accounting }) => accounting.ledgerDocumentStatus(),
    own: [
      { documentName: "Ledger2017", documentStatus: "Approved", syncDate: "2026-04-01", state: "synced" },
    ],
    theirs: [
      { documentName: "Ledger1234", documentStatus: "Approved", syncDate: "2025-10-16", state: "synced" },
    ],
  },
  {
    name: "payment-status",
    read: ({ accounting }) => accounting.paymentStatus(),
    own: [
      { sourceIdentifier: "own-payment-1", syncDate: undefined, state: "pending", description: "Pending" },
      { sourceIdentifier: "own-payment-2", syncDate: "2026-03-11", state: "synced" },
    ],
    theirs: [
      { sourceIdentifier: "abc-123-def-456", syncDate: undefined, state: "pending", description: "Pending" },
      { sourceIdentifier: "abc-123-def-457", syncDate: "2025-10-14", state: "synced" },
    ],
  },
  {
    name: "received-payments",
    read: ({ payments }) => payments.retrievePayments({ from: day, to: day }),
    own: [
      {
        paymentDate: "2026-03-09",
        bookingDate: "2026-03-10",
        paymentAmount: 10_300,
        capitalAmountPaid: 9_995,
      },
      { paymentAmount: 7, costsAmountPaid: 1, accountName: undefined },
    ],
    theirs: [{ paymentAmount: 125_000 }, { paymentAmount: 50_000, accountName: undefined }],
  },
  ...(["settlements-newer", "settlements-older"] as const).map(
    (name): Read => ({
      name,
      read: ({ payments }) => payments.retrieveSettlements(),
      own: settled("202603140017", 10_307, 9_495),
      theirs: settled("202603280001", 124_050, 90_000),
    }),
  ),
];

describe("documented answers", () => {
  test.each(reads.map((each) => [each.name, each] as const))(
    "%s is read without a finding, ours and the published one",
    async (name, { read, own, theirs }) => {
      const expected = [
        [fixture(name), own] as const,
        ...published(name).map((body) => [body, theirs] as const),
      ];
      for (const [body, value] of expected) {
        const result = await read(testClient(scriptedHttp(() => json(body))));
        expect(result).toMatchObject({ type: "ok", value, warnings: [] });
      }
    },
  );

  test("every published example has a document of ours in the same form, member by member", () => {
    expect(publishedNames().filter((name) => !coveredNames.includes(name))).toEqual([]);
    for (const name of fixtureNames) {
      for (const body of published(name))
        expect([name, shapeOf(fixture(name))]).toEqual([name, shapeOf(body)]);
    }
  });

  test("every documented form is tested here, as an answer or as a body", () => {
    const here = [
      ...reads.map(({ name }) => name),
      ...sent.map(([name]) => name),
      "payments",
      "ledger-document",
    ];
    expect([...here].sort()).toEqual([...fixtureNames].sort());
  });
});

/** Parsed, written, and parsed once more: what is written is what was given, and says the same again. */
const comesBack = (schema: z.ZodType, body: unknown) => {
  const written: unknown = JSON.parse(JSON.stringify(schema.encode(schema.parse(body))));
  expect(written).toEqual(body);
  expect(schema.parse(written)).toEqual(schema.parse(body));
};

describe("documented bodies that we send", () => {
  test.each(sent)("%s comes back as it was", (name, schema) => {
    for (const body of examples(name)) comesBack(schema, body);
  });

  test("a ledger document comes back as it was", () => {
    for (const body of examples("ledger-document"))
      comesBack(LedgerDocument, z.object({ ledgers: z.unknown() }).parse(body).ledgers);
  });

  test("payments come back as they were", () => {
    for (const body of examples("payments")) {
      const { payments } = paymentsBody.parse(body);
      expect(payments.length).toBeGreaterThan(0);
      for (const payment of payments) comesBack(Payment, payment);
    }
  });

  test("all seven actions are there, each with its own data", () => {
    const { actions } = InvoiceActions.parse(fixture("invoice-actions"));
    const words = {
      COMMENT: 0,
      WITHDRAW: 0,
      DUEDATE: 0,
      PAYMENTPLAN: 0,
      OBJECTION: 0,
      PAUSE: 0,
      DIRECTPAYMENT: 0,
    } satisfies Record<InvoiceAction["code"], number>;
    expect(actions.map(({ code }) => code)).toEqual(Object.keys(words));
    const paid = actions.find((action) => action.code === "DIRECTPAYMENT");
    expect([paid?.data.amount, paid?.data.outstandingInterestAmount]).toEqual([9_995, 305]);
    // @ts-expect-error Only DUEDATE has a due date.
    expect(paid?.data.dueDate).toBeUndefined();
  });
});
