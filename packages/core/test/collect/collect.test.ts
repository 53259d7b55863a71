import {
  type CollectionPolicyInput,
  civilDate,
  decideCollection,
  minorUnits,
  type Receivable,
  type SkipReason,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { collectionScene, paid, receivable } from "./support/receivable.ts";

const credit = (number: string, cents: number) => ({
  number,
  amount: minorUnits(cents),
  date: civilDate("2026-02-20"),
});

const day = 86_400_000;

describe("handing over", () => {
  test("an overdue invoice is handed over once, and its case is kept", async () => {
    const { agency, store, run } = collectionScene();
    expect(await run([receivable(1)])).toMatchObject({
      lines: [{ what: "INVOICE", result: "submitted", caseId: "7000" }],
      isSettled: true,
    });
    expect((await run([receivable(1)])).lines).toEqual([]);
    expect(agency.sent).toEqual(["invoice 1"]);
    expect(await store.find("client", "invoice/1")).toMatchObject({ state: "submitted", caseId: "7000" });
  });

  const buyer = (changes: object) => {
    const { invoice, ...rest } = receivable(1);
    const buyerParty = { ...invoice.parties.buyerParty, ...changes };
    return { ...rest, invoice: { ...invoice, parties: { ...invoice.parties, buyerParty } } };
  };

  const reasons: readonly (readonly [SkipReason, Receivable, CollectionPolicyInput])[] = [
    ["nothingOpen", receivable(1, { open: minorUnits(0) }), {}],
    ["nothingOpen", receivable(1, { state: "PAID" }), {}],
    ["creditUnclear", receivable(1, { openBy: "unclear" }), {}],
    ["notDue", receivable(1), { daysOverdue: 400 }],
    ["tooSmall", receivable(1), { smallestSum: 12_551 }],
    ["currency", receivable(1), { currencies: ["SEK"] }],
    ["customer", receivable(1), { excludedCustomers: ["0646115-8"] }],
    ["customer", { ...receivable(1), customerKey: "556036-0793" }, { excludedCustomers: ["556036-0793"] }],
    ["state", receivable(1, { state: "UNFINISHED" }), {}],
    ["collectionDisabled", buyer({ disableCollection: true }), {}],
  ];

  test.each(reasons)("is not done: %s", async (reason, one, policy) => {
    const { agency, run } = collectionScene(policy);
    const { skipped, skips } = await run([one]);
    expect(skipped[reason]).toBe(1);
    expect(skips).toEqual([{ invoiceNumber: "1", reason }]);
    expect(agency.sent).toEqual([]);
  });

  test("a threshold that is just reached counts", async () => {
    const { agency, run } = collectionScene({ daysOverdue: 76, smallestSum: 12_550 });
    await run([receivable(1)]);
    expect(agency.sent).toEqual(["invoice 1"]);
  });

  test("a case that the agency has already is taken over", async () => {
    const { agency, run } = collectionScene();
    await agency.submitInvoice(receivable(1).invoice);
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "submitted", caseId: "7000" }]);
    expect(agency.cases).toHaveLength(1);
  });

  test("nothing is sent while the agency cannot be asked", async () => {
    const { agency, run } = collectionScene();
    agency.looksAway = true;
    expect((await run([receivable(1)])).lines).toMatchObject([
      { result: "held", codes: ["ACC_UNKNOWN_NO_ANSWER"] },
    ]);
    expect(agency.sent).toEqual([]);
  });

  test("what was paid before is told in the same run, so that nobody is asked for the whole sum", async () => {
    const { agency, run } = collectionScene();
    const before = receivable(1, { payments: [paid("p1", 1_000)], open: minorUnits(11_550) });
    expect((await run([before])).lines).toMatchObject([
      { what: "INVOICE", result: "submitted" },
      { what: "DIRECTPAYMENT", result: "submitted" },
    ]);
    expect(agency.cases[0]?.capital).toBe(11_550);
    expect((await run([before])).lines).toEqual([]);
  });
});

describe("answers", () => {
  test("a lost answer is looked up and never sent again", async () => {
    const { agency, run } = collectionScene();
    agency.tricks.push("loseAnswer");
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "unknown" }]);
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "submitted", caseId: "7000" }]);
    expect(agency.sent).toEqual(["invoice 1"]);
  });

  test("a request that was lost is parked after the quiet period, and sent when a person says so", async () => {
    const { agency, store, clock, run } = collectionScene();
    agency.tricks.push("loseRequest");
    await run([receivable(1)]);
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "unknown" }]);
    clock.advance(day);
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "parked" }]);
    await decideCollection({ store, clock }, { client: "client", key: "invoice/1" }, { type: "again" });
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "submitted" }]);
    expect(agency.cases).toHaveLength(1);
  });

  test("with `resend` it is sent once more after the quiet period", async () => {
    const { agency, clock, run } = collectionScene({ afterAbsence: "resend" });
    agency.tricks.push("loseRequest", "loseRequest");
    for (let round = 0; round < 5; round += 1) {
      await run([receivable(1)]);
      clock.advance(day);
    }
    expect(agency.sent).toEqual(["invoice 1", "invoice 1"]);
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "parked" }]);
  });

  test("not sent is sent by the next run; refused is for a person", async () => {
    const { agency, run } = collectionScene();
    agency.tricks.push("notSent", "refuse");
    expect((await run([receivable(1)])).lines).toMatchObject([{ result: "ready" }]);
    expect((await run([receivable(1)])).lines).toMatchObject([
      { result: "refused", codes: ["ACC_REFUSED_INVALID_DATA"] },
    ]);
    await run([receivable(1)]);
    expect(agency.sent).toHaveLength(2);
  });

  test("an unknown one is settled even when the books no longer show the invoice", async () => {
    const { agency, run } = collectionScene();
    agency.tricks.push("loseAnswer");
    await run([receivable(1)]);
    expect((await run([])).lines).toMatchObject([{ what: "CASE", result: "submitted", caseId: "7000" }]);
  });

  test("a case identifier that the answer does not name is learned later", async () => {
    const { agency, store, run } = collectionScene();
    agency.tricks.push("answerWithoutCase");
    await run([receivable(1)]);
    await run([receivable(1, { payments: [paid("p1", 1_000)] })]);
    expect(await store.find("client", "invoice/1")).toMatchObject({ caseId: "7000" });
  });
});

describe("what happens to an invoice that the agency has", () => {
  test("each payment of the creditor's own is told once, with what is left", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    const payments = [paid("p2", 2_000, { date: civilDate("2026-02-12") }), paid("p1", 1_000)];
    await run([receivable(1, { payments })]);
    await run([receivable(1, { payments: [...payments, paid("p3", 550)] })]);
    const told = agency.cases[0]?.actions.map((action) => action.code === "DIRECTPAYMENT" && action.payment);
    expect(told).toMatchObject([
      { amount: 1_000, outstandingCapital: 11_550, paymentMethod: "Bankgiro", reference: "2516000017" },
      { amount: 2_000, outstandingCapital: 9_550, paymentDate: "2026-02-12" },
      { amount: 550 },
    ]);
  });

  test("payments that we booked for the agency are not told back", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    agency.receive("1", 2_000);
    await run([receivable(1, { payments: [paid("p1", 2_000, { ours: true }), paid("p2", 1_000)] })]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1"]);
    expect(agency.cases[0]?.actions).toMatchObject([{ payment: { outstandingCapital: 9_550 } }]);
  });

  test("what is left counts what the agency knows: its own later money, and what it was told before", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    agency.receive("1", 2_000);
    const ours = paid("p1", 2_000, { ours: true, date: civilDate("2026-02-20") });
    const later = paid("p2", 1_000, { date: civilDate("2026-02-19") });
    await run([receivable(1, { payments: [ours, later] })]);
    const earlier = paid("p3", 500, { date: civilDate("2026-02-01") });
    await run([receivable(1, { payments: [earlier, later, ours] })]);
    expect(agency.cases[0]?.actions).toMatchObject([
      { payment: { amount: 1_000, outstandingCapital: 9_550 } },
      { payment: { amount: 500, outstandingCapital: 9_050 } },
    ]);
  });

  test("an earlier payment that comes late waits for the one of which nobody knows", async () => {
    const { agency, run } = collectionScene({ equalCapital: "told" });
    await run([receivable(1)]);
    agency.tricks.push("loseAnswer");
    const first = paid("p1", 1_000);
    expect((await run([receivable(1, { payments: [first] })])).lines).toMatchObject([{ result: "unknown" }]);
    agency.looksAway = true;
    const earlier = paid("p2", 500, { date: civilDate("2026-02-01") });
    const books = [receivable(1, { payments: [earlier, first] })];
    expect((await run(books)).lines.map(({ result }) => result)).not.toContain("submitted");
    agency.looksAway = false;
    expect((await run(books)).lines).toMatchObject([
      { key: "action/1/payment/p1", result: "submitted" },
      { key: "action/1/payment/p2", result: "submitted" },
    ]);
    expect(agency.cases[0]?.capital).toBe(11_050);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1", "DIRECTPAYMENT 1"]);
  });

  test("paid through the agency alone: nothing is withdrawn", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    const payments = [paid("p1", 12_550, { ours: true })];
    await run([receivable(1, { payments, open: minorUnits(0), openBy: "system" })]);
    expect(agency.sent).toEqual(["invoice 1"]);
  });

  test.each([
    ["credited as a whole", { credits: [credit("C1", 12_550)] }],
    ["credited in two parts", { credits: [credit("C1", 12_000), credit("C2", 550)] }],
    ["cancelled", { state: "Invalidated" }],
    ["paid by its state alone", { state: "paid" }],
    ["closed in the books without a payment", { open: minorUnits(0), openBy: "system" }],
  ] as const)("%s: the case is withdrawn, once", async (_, changes) => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    await run([receivable(1, changes)]);
    await run([receivable(1, { ...changes, payments: [paid("late", 100)] })]);
    expect(agency.sent).toEqual(["invoice 1", "WITHDRAW 1"]);
  });

  test("a credit note for a part lowers the demand, or is left to a person", async () => {
    const lowering = collectionScene();
    const leaving = collectionScene({ partialCredit: "none" });
    for (const { run } of [lowering, leaving]) {
      await run([receivable(1)]);
      await run([receivable(1, { credits: [credit("C1", 5_000)] })]);
    }
    expect(lowering.agency.cases[0]?.actions).toMatchObject([
      {
        code: "DIRECTPAYMENT",
        comment: "Credit note C1",
        payment: { amount: 5_000, outstandingCapital: 7_550 },
      },
    ]);
    expect(leaving.agency.cases[0]?.actions).toEqual([]);
  });

  test.each([
    ["is no longer in the books", []],
    ["was paid back", [paid("p1", 1_000), paid("p2", -1_000)]],
  ])("a payment that %s is for a person: no action tells it", async (_, payments) => {
    const { agency, store, clock, run } = collectionScene();
    await run([receivable(1)]);
    await run([receivable(1, { payments: [paid("p1", 1_000)] })]);
    const later = [receivable(1, { payments })];
    const expected = [
      { what: "TAKENBACK", result: "parked", codes: ["ACC_UNSUPPORTED_FEATURE"], facts: { amount: "1000" } },
    ];
    expect((await run(later, { dryRun: true })).lines).toMatchObject(expected);
    const { lines } = await run(later);
    expect(lines).toMatchObject(expected);
    expect((await run(later)).lines).toEqual([]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1"]);
    const key = lines[0]?.key ?? "";
    await decideCollection({ store, clock }, { client: "client", key }, { type: "submitted" });
    expect(await store.list({ client: "client", states: ["parked"] })).toEqual([]);
  });

  test("a told payment from before the days that were read is not missed", async () => {
    const { run } = collectionScene();
    await run([receivable(1)]);
    await run([receivable(1, { payments: [paid("p1", 1_000, { date: civilDate("2025-12-31") })] })]);
    expect((await run([receivable(1)])).lines).toEqual([]);
  });

  test("a later due date is told", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    const { invoice, ...rest } = receivable(1);
    const moved = {
      ...rest,
      invoice: { ...invoice, header: { ...invoice.header, dueDate: civilDate("2026-04-01") } },
    };
    await run([moved]);
    await run([moved]);
    expect(agency.cases[0]?.actions).toMatchObject([{ code: "DUEDATE", dueDate: "2026-04-01" }]);
  });

  test("nothing is told about a closed case", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    const [made] = agency.cases;
    if (made !== undefined) made.closed = true;
    const { lines } = await run([receivable(1, { payments: [paid("p1", 1_000)] })]);
    expect(lines).toMatchObject([{ what: "DIRECTPAYMENT", result: "closed" }]);
    expect(agency.sent).toEqual(["invoice 1"]);
  });

  test("nothing is withdrawn when the agency has nothing left to collect", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    const [made] = agency.cases;
    if (made !== undefined) made.capital = minorUnits(0);
    const { lines } = await run([receivable(1, { state: "paid" })]);
    expect(lines).toMatchObject([{ what: "WITHDRAW", result: "closed" }]);
    expect(agency.sent).toEqual(["invoice 1"]);
  });

  test("a lost answer to an action is recognised by the capital that is left, where that is proof", async () => {
    const { agency, run } = collectionScene({ equalCapital: "told" });
    await run([receivable(1)]);
    agency.tricks.push("loseAnswer");
    const books = [
      receivable(1, { payments: [paid("p1", 1_000), paid("p2", 500, { date: civilDate("2026-02-11") })] }),
    ];
    expect((await run(books)).lines).toMatchObject([{ result: "unknown" }]);
    expect((await run(books)).lines).toMatchObject([{ result: "submitted" }, { result: "submitted" }]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1", "DIRECTPAYMENT 1"]);
    expect(agency.cases[0]?.capital).toBe(11_050);
  });
});
