import {
  type AccountingSystem,
  AccountPlan,
  type AgencyDocument,
  besidePayment,
  civilDate,
  contentHash,
  expectedDocument,
  expectedOfSubmission,
  Invoice,
  type LedgerDocument,
  MemorySubmissionStore,
  minorUnits,
  type Posting,
  parseSubmitBody,
  type Recorded,
  reconcileBooks,
  type Submission,
  stepKey,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { documentedPayment, sampleInvoice } from "../support/documents.ts";
import { FakeBooks, fakeSystem, VirtualClock } from "../support/fake-system.ts";
import { workshop } from "../support/workshop.ts";

const plan = AccountPlan.parse({});
const hashed = { plan, hash: contentHash(plan) };
const march = { from: civilDate("2025-12-01"), to: civilDate("2025-12-31") };
const client = { id: "client", system: "fake", plan };

/** A system whose ledger lists what the submissions say, changed by `change`. */
function listing(
  store: MemorySubmissionStore,
  change: (document: LedgerDocument, index: number) => LedgerDocument = (document) => document,
): AccountingSystem {
  const system = fakeSystem(new FakeBooks(new VirtualClock()));
  const { ledger } = system;
  if (ledger === undefined) throw new Error("the fake system has no ledger");
  async function* read(): AsyncGenerator<Recorded<LedgerDocument>> {
    for (const [index, submission] of (await store.list({ client: "client" })).entries()) {
      const { documents } = parseSubmitBody("ledger", { ledgers: JSON.parse(submission.document) });
      const content: AgencyDocument | undefined = documents[0]?.content;
      const ledgerIdentifier = stepKey(["client", "ledger", submission.identifier, "document"]);
      if (content?.kind !== "ledger") throw new Error("not a ledger document");
      const document = change({ ...content.document, ledgerIdentifier }, index);
      yield { vendorId: `v${index + 1}`, state: "valid", document };
    }
  }
  return { ...system, ledger: { ...ledger, read } };
}

async function delivered(...identifiers: readonly string[]) {
  const { store, submit, settle, books } = workshop();
  for (const identifier of identifiers) await submit(identifier);
  await settle();
  if (!(store instanceof MemorySubmissionStore)) throw new Error("not the store of the tests");
  return { store, books };
}

const ledgerOnly = { client, period: march, kinds: ["ledger"] } as const;

describe("what was delivered against what the system lists", () => {
  test("equal books are clean; our key alone is enough to find a document", async () => {
    const { store } = await delivered("a", "b", "c");
    const report = await reconcileBooks({ store, system: listing(store) }, ledgerOnly);
    expect(report).toMatchObject({ differences: [], matched: { identity: 3 }, marginDays: 7 });
    expect(report.expected.sums).toEqual([{ kind: "ledger", currency: "EUR", count: 3, sum: 897_000 }]);
  });

  test("a cent, and a document dated out of the period, are found", async () => {
    const { store } = await delivered("a", "b", "c");
    const system = listing(store, (document, index) => {
      if (index === 1) return { ...document, documentDate: civilDate("2026-01-02") };
      if (index === 2) return document;
      const ledgerRows = document.ledgerRows.map((row) =>
        row.isVatRow ? row : { ...row, amount: minorUnits(row.amount + Math.sign(row.amount)) },
      );
      return { ...document, ledgerRows };
    });
    const { differences } = await reconcileBooks({ store, system }, ledgerOnly);
    expect(differences.map(({ class: name, identifier }) => [name, identifier])).toEqual([
      ["amount", "a"],
      ["date", "b"],
    ]);
  });

  test("a refused document that is in the books is extra, one that is not is nothing", async () => {
    const { store, submit, settle, books } = workshop();
    books.tricks.push("refuse");
    await submit("a");
    await settle();
    if (!(store instanceof MemorySubmissionStore)) throw new Error("not the store of the tests");
    const booked = await reconcileBooks({ store, system: listing(store) }, ledgerOnly);
    expect(booked.differences).toMatchObject([{ class: "extra", identifier: "a" }]);
    const other = await delivered();
    expect(await reconcileBooks({ store, system: listing(other.store) }, ledgerOnly)).toMatchObject({
      differences: [],
      open: 0,
    });
  });

  test("kinds that the system cannot list are unread", async () => {
    const { store } = await delivered("a");
    const report = await reconcileBooks(
      { store, system: fakeSystem(new FakeBooks(new VirtualClock())) },
      { client, period: march },
    );
    expect(report).toMatchObject({ differences: [], isComplete: false });
    expect(report.unread).toEqual([
      { kind: "invoice", count: 0 },
      { kind: "ledger", count: 1 },
      { kind: "payment", count: 0 },
    ]);
  });
});

describe("what a submission leads one to expect", () => {
  const posting = (account: string, amount: number): Posting => ({
    account,
    amount: minorUnits(amount),
    date: civilDate("2026-02-25"),
  });

  type Steps = Readonly<Record<string, readonly Posting[]>>;

  async function paymentOf(steps: Steps): Promise<Submission> {
    const { submit } = workshop();
    const submission = await submit("x");
    const [progress] = submission.steps;
    if (progress === undefined) throw new Error("no step");
    const payment = documentedPayment({ capitalAmountPaid: 100, interestAmountPaid: 7, costsAmountPaid: 3 });
    return {
      ...submission,
      kind: "payment",
      state: "accepted",
      identifier: payment.paymentIdentifier,
      document: JSON.stringify(payment),
      steps: Object.entries(steps).map(([name, postings]) => {
        const identity = { ...progress.step.identity, key: stepKey(["client", "payment", "p", name]) };
        return { ...progress, step: { ...progress.step, name, identity, postings } };
      }),
    };
  }

  test("a payment in one step is one document with its parts", async () => {
    const [only, ...others] = expectedOfSubmission(
      await paymentOf({ receipt: [posting("1910", 11_000)] }),
      hashed,
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: "payment", amount: 11_000, presence: "booked" });
    expect(only?.rows?.map(({ account, net }) => [account, net])).toEqual([
      ["(capital)", 10_000],
      ["(interest)", 700],
      ["(costs)", 300],
    ]);
  });

  const rest = [posting("1910", 1_000), posting("8010", -700), posting("8020", -300)];
  const journal = { kind: "ledger", identifier: `abc-123-def-456/${besidePayment}` };

  test.each([
    ["after the payment", { payment: [posting("(bank)", 10_000)], [besidePayment]: rest }],
    ["before it", { [besidePayment]: rest, payment: [posting("(bank)", 10_000)] }],
  ])("with a journal %s, the payment is its capital", async (_, steps) => {
    const documents = expectedOfSubmission(await paymentOf(steps), hashed);
    expect(documents).toMatchObject([
      { kind: "payment", amount: 10_000 },
      { ...journal, amount: 1_000 },
    ]);
    expect(documents[0]).not.toHaveProperty("rows");
  });

  test("with a journal that books the capital too, the payment is still its capital", async () => {
    const all = [posting("1910", 11_000), posting("1701", -10_000), ...rest.slice(1)];
    const documents = expectedOfSubmission(await paymentOf({ payment: [], [besidePayment]: all }), hashed);
    expect(documents).toMatchObject([
      { kind: "payment", amount: 10_000 },
      { ...journal, amount: 11_000 },
    ]);
  });

  test("with a journal alone, there is no payment to expect", async () => {
    const documents = expectedOfSubmission(await paymentOf({ [besidePayment]: rest }), hashed);
    expect(documents).toMatchObject([{ ...journal, amount: 1_000 }]);
    expect(documents).toHaveLength(1);
  });

  test("a document whose plan was changed since says nothing about accounts of invoices", async () => {
    const { submit } = workshop();
    const submission = await submit("x");
    expect(expectedOfSubmission(submission, { plan, hash: "another" })).toMatchObject([{ presence: "open" }]);
  });

  test("VAT codes of invoices are expected as the system's reading writes them", () => {
    const sided = AccountPlan.parse({ vatCodes: [{ code: "20", percentage: 25.5, target: "1 SALES" }] });
    const invoice = Invoice.parse(sampleInvoice());
    const codes = (vatCodeAsRead?: (target: string) => string) =>
      expectedDocument(
        { kind: "invoice", document: invoice },
        { plan: sided, ...(vatCodeAsRead === undefined ? {} : { vatCodeAsRead }) },
      ).rows?.map(({ vatCode }) => vatCode);
    expect(codes()).toEqual(["1 SALES"]);
    expect(codes((target) => target.replace(/ .*/u, ""))).toEqual(["1"]);
  });
});
