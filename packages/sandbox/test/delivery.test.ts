import { type ConformanceDocument, sampleDocuments } from "@confirma-connect/conformance";
import {
  AccountPlan,
  type DocumentChannel,
  type Invoice,
  LedgerDocument,
  minorUnits,
  negateMinor,
  type Outcome,
  type Payment,
  type RenderContext,
  randomIds,
  Secret,
  stepKey,
  systemClock,
} from "@confirma-connect/core";
import { createSandboxSystem, SandboxBooks } from "@confirma-connect/sandbox";
import { describe, expect, test } from "@jest/globals";

const documents = sampleDocuments({
  receivables: "1701",
  sales: "3000",
  vat: "2939",
  unknownAccount: "8888",
});

const plan = AccountPlan.parse({
  documentClasses: { ML: "Sales invoices" },
  vatCodes: [{ percentage: 25.5, target: "S255" }],
  payments: { interest: { account: "9000" }, costs: { account: "9010" } },
});

const contextOf = (identifier: string): RenderContext => ({
  plan,
  identifier,
  keyOf: (step) => stepKey(["client", "any", identifier, step]),
});

function fresh() {
  const books = new SandboxBooks({ clock: systemClock, companies: { demo: "token" } });
  const parts = { clock: systemClock, ids: randomIds };
  const { invoices, ledger, payments } = createSandboxSystem({ token: new Secret("token"), books }, parts);
  if (invoices === undefined || ledger === undefined || payments === undefined) throw new Error("incomplete");
  return { books, invoices, ledger, payments };
}

/** Sends every step of a document, filling in identifiers as the engine does. */
async function deliver<D>(channel: DocumentChannel<D>, { identifier, document }: ConformanceDocument<D>) {
  const { steps, problems } = channel.render(document, contextOf(identifier));
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const outcomes: Outcome[] = [];
  let customer = "";
  for (const step of steps) {
    const body = step.request.body.replace("{{customer}}", customer);
    const resolved = { ...step, request: { ...step.request, body }, identifiers: { customer } };
    const outcome = await channel.deliver(resolved, { id: randomIds.next(), number: 1 });
    if (step.name === "customer" && outcome.type === "accepted") customer = outcome.vendorId ?? "";
    outcomes.push(outcome);
  }
  return outcomes;
}

const sorted = (balances: ReadonlyMap<string, number>) => Object.fromEntries([...balances].sort());

describe("what the sandbox books", () => {
  test("the agency's documented ledger example: 1701 against sales and VAT", async () => {
    const { books, ledger } = fresh();
    const row = { vatPercentage: 0, isVatRow: 0 } as const;
    const document = LedgerDocument.decode({
      ledgerIdentifier: "L-1",
      documentType: "ML",
      documentDate: "2026-03-27",
      ledgerRows: [
        { ...row, accountNumber: "1701", amount: 2990, netAmount: 2990 },
        { ...row, accountNumber: "3000", vatPercentage: 25.5, amount: -2990, netAmount: -2382.47 },
        { ...row, accountNumber: "2939", isVatRow: 1, amount: -607.53, netAmount: -607.53 },
      ],
    });
    const [outcome] = await deliver(ledger, { identifier: "L-1", document });
    expect(outcome).toMatchObject({ type: "accepted", vendorId: "E-1", evidence: "identified" });
    expect(sorted(books.balances("demo"))).toEqual({ 1701: 299_000, 2939: -60_753, 3000: -238_247 });
  });

  test("a gross document without VAT rows: the VAT is split off as predicted", async () => {
    const { books, ledger } = fresh();
    const { identifier, document } = documents.ledger.valid(1);
    const ledgerRows = document.ledgerRows.filter(({ isVatRow }) => !isVatRow);
    const gross = { identifier, document: { ...document, ledgerRows } };
    const [step] = ledger.render(gross.document, contextOf(identifier)).steps;
    await deliver(ledger, gross);
    const predicted = (step?.postings ?? []).map(({ account, amount }) => [account, amount]);
    expect(sorted(books.balances("demo"))).toEqual(Object.fromEntries(predicted));
  });

  test("capital, interest and costs of a payment go to their accounts, with either sign", async () => {
    const { books, invoices, payments } = fresh();
    await deliver(invoices, documents.invoice.valid(1));
    const before = books.balances("demo").get("1700") ?? 0;
    const { document } = documents.payment.valid(1);
    const parts = {
      amount: minorUnits(10_000),
      capitalAmountPaid: minorUnits(9_001),
      interestAmountPaid: minorUnits(499),
      costsAmountPaid: minorUnits(500),
    };
    const paid: Payment = { ...document, ...parts };
    expect((await deliver(payments, { identifier: "P-1", document: paid })).map(({ type }) => type)).toEqual([
      "accepted",
    ]);
    const balances = books.balances("demo");
    expect([balances.get("1910"), balances.get("9000"), balances.get("9010")]).toEqual([10_000, -499, -500]);
    expect(balances.get("1700")).toBe(before - 9_001);
    const back = {
      amount: negateMinor(parts.amount),
      capitalAmountPaid: negateMinor(parts.capitalAmountPaid),
      interestAmountPaid: negateMinor(parts.interestAmountPaid),
      costsAmountPaid: negateMinor(parts.costsAmountPaid),
    };
    await deliver(payments, { identifier: "P-2", document: { ...document, ...back } });
    expect(books.balances("demo").get("1910")).toBe(0);
    expect(books.balances("demo").get("1700")).toBe(before);
  });

  test("a credit note takes its invoice back", async () => {
    const { books, invoices } = fresh();
    const { document } = documents.invoice.valid(1);
    await deliver(invoices, { identifier: "I-1", document });
    const rows = document.rows.map((row) => ({
      ...row,
      quantity: { ...row.quantity, digits: -row.quantity.digits },
      netAmount: negateMinor(row.netAmount),
      vatAmount: negateMinor(row.vatAmount),
      amount: negateMinor(row.amount),
    }));
    const { netAmount, vatAmount, totalAmount } = document.amounts;
    const amounts = {
      netAmount: negateMinor(netAmount),
      vatAmount: negateMinor(vatAmount),
      totalAmount: negateMinor(totalAmount),
    };
    const credit: Invoice = {
      ...document,
      header: { ...document.header, number: "700999", type: "CREDITNOTE" },
      references: { ...document.references, creditedInvoiceNumber: document.header.number },
      parties: {
        ...document.parties,
        buyerParty: { ...document.parties.buyerParty, customerAccountId: "C2" },
      },
      amounts,
      rows,
    };
    const outcomes = await deliver(invoices, { identifier: "700999", document: credit });
    expect(outcomes.map(({ type }) => type)).toEqual(["accepted", "accepted"]);
    expect([...books.balances("demo").values()]).toEqual([0, 0, 0]);
  });
});

describe("what the books refuse", () => {
  const ledgerOf = (change: Partial<LedgerDocument>): ConformanceDocument<LedgerDocument> => {
    const { identifier, document } = documents.ledger.valid(1);
    return { identifier, document: { ...document, ...change } };
  };
  const { document: sound } = documents.ledger.valid(1);
  const oneCentOff = sound.ledgerRows.map((row, index) =>
    index === 0 ? { ...row, netAmount: minorUnits(row.netAmount + 1) } : row,
  );
  const retired = sound.ledgerRows.map((row, index) =>
    index === 0 ? { ...row, accountNumber: "3010" } : row,
  );
  test.each([
    ["one cent out of balance", { ledgerRows: oneCentOff }, "UNBALANCED"],
    ["a locked period", { documentDate: documentDateOf("2025-12-31") }, "PERIOD_LOCKED"],
    ["an account that is closed", { ledgerRows: retired }, "ACCOUNT_UNKNOWN"],
  ])("%s", async (_, change, code) => {
    const { books, ledger } = fresh();
    const [outcome] = await deliver(ledger, ledgerOf(change));
    expect(outcome).toMatchObject({ type: "refused", vendor: { status: 422, code } });
    expect(books.booked("demo", "entries")).toEqual([]);
  });

  test("an invoice number that is taken, under another key", async () => {
    const { books, invoices } = fresh();
    await deliver(invoices, documents.invoice.valid(1));
    const { document } = documents.invoice.valid(1);
    const buyerParty = { ...document.parties.buyerParty, customerAccountId: "C2" };
    const again = { ...document, parties: { ...document.parties, buyerParty } };
    const outcomes = await deliver(invoices, { identifier: "another", document: again });
    expect(outcomes.at(-1)).toMatchObject({ type: "refused", vendor: { code: "NUMBER_TAKEN" } });
    expect(books.booked("demo", "sales-invoices")).toHaveLength(1);
  });

  test("a body that is not of its format", () => {
    const { books } = fresh();
    expect(books.seed("demo", "entries", { key: "k", rows: "none" })).toBe(false);
    expect(books.seed("demo", "receipts", {})).toBe(false);
  });
});

function documentDateOf(text: string): LedgerDocument["documentDate"] {
  return LedgerDocument.shape.documentDate.parse(text);
}

describe("what render refuses before anything is sent", () => {
  test("everything at once: class, VAT code, dimension, project, payment parts", () => {
    const { ledger, payments } = fresh();
    const { identifier, document } = documents.ledger.valid(1);
    const ledgerRows = document.ledgerRows.map((row) => ({
      ...row,
      vatCode: "??",
      projectNumber: "P1",
      ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "100" }],
    }));
    const strange = { ...document, documentType: "XX", ledgerRows };
    const pointers = ledger.render(strange, contextOf(identifier)).problems.map(({ pointer }) => pointer);
    const rows = [0, 1, 2].flatMap((index) => [
      `/ledgerRows/${index}/vatCode`,
      `/ledgerRows/${index}/ledgerDimensions/0/dimensionType`,
      `/ledgerRows/${index}/projectNumber`,
    ]);
    expect(pointers.sort()).toEqual(["/documentType", ...rows].sort());

    const payment: Payment = {
      ...documents.payment.valid(1).document,
      amount: minorUnits(300),
      capitalAmountPaid: minorUnits(100),
      interestAmountPaid: minorUnits(100),
      costsAmountPaid: minorUnits(100),
      targetIdentifier: "reference",
    };
    const bare = { ...contextOf("P"), plan: AccountPlan.parse({}) };
    expect(payments.render(payment, bare).problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["ACC_UNSUPPORTED_FEATURE", "/targetIdentifier"],
      ["ACC_MAPPING_PAYMENT", "/interestAmountPaid"],
      ["ACC_MAPPING_PAYMENT", "/costsAmountPaid"],
    ]);
  });

  test("long texts are cut with a warning where the plan says so", () => {
    const { ledger } = fresh();
    const { identifier, document } = documents.ledger.valid(1);
    const long = { ...document, documentDescription: "x".repeat(121) };
    const cutting = { ...contextOf(identifier), plan: AccountPlan.parse({ ...plan, cutLongTexts: true }) };
    const { steps, problems } = ledger.render(long, cutting);
    expect(problems.map(({ severity, pointer }) => [severity, pointer])).toEqual([
      ["warning", "/documentDescription"],
    ]);
    expect(steps[0]?.request.body).toContain(`"text":"${"x".repeat(120)}"`);
  });
});
