import { civilDate, decideCollection, minorUnits } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { collectionScene, paid, receivable } from "./support/receivable.ts";

const books = [receivable(1, { payments: [paid("p1", 1_000)] })];

/** Only a person knows after the quiet period. */
const parked = { what: "DIRECTPAYMENT", result: "parked" };

/** An invoice over 125.50 that the agency has; `held` cents of it the debtor has paid to the agency since. */
async function opened(policy: Parameters<typeof collectionScene>[0] = {}, held = 0) {
  const scene = collectionScene(policy);
  await scene.run([receivable(1)]);
  scene.agency.receive("1", held);
  const told = () =>
    scene.agency.cases[0]?.actions.flatMap((each) => ("payment" in each ? [each.payment] : []));
  /** Two runs: one at once, and one after the quiet period. */
  const later = async () => {
    const soon = await scene.run(books);
    scene.clock.advance(scene.policy.quietPeriod);
    return [soon.lines, (await scene.run(books)).lines];
  };
  return { ...scene, told, later };
}

describe("what a direct payment says is left", () => {
  test("the capital of the case, less the payment: the agency holds money that the books do not show", async () => {
    const { agency, run, told } = await opened({}, 5_000);
    await run(books);
    expect(told()).toMatchObject([{ amount: 1_000, outstandingCapital: 6_550 }]);
    expect(agency.cases[0]?.capital).toBe(6_550);
  });

  test("several in one run follow each other; interest and costs are the agency's", async () => {
    const { agency, run, told } = await opened({}, 5_000);
    const [made] = agency.cases;
    if (made !== undefined) Object.assign(made, { interest: 120, costs: 500 });
    const payments = [paid("p1", 1_000), paid("p2", 500), paid("p3", 7_000)];
    await run([receivable(1, { payments })]);
    const same = { outstandingInterest: 120, outstandingCosts: 500 };
    expect(told()).toMatchObject([
      { amount: 1_000, outstandingCapital: 6_550, ...same },
      { amount: 500, outstandingCapital: 6_050, ...same },
      { amount: 7_000, outstandingCapital: 0, ...same },
    ]);
  });

  test("a credit note for a part counts from the case's capital too", async () => {
    const { run, told } = await opened({}, 5_000);
    const credits = [{ number: "C1", amount: minorUnits(2_000), date: civilDate("2026-02-20") }];
    await run([receivable(1, { credits })]);
    expect(told()).toMatchObject([{ amount: 2_000, outstandingCapital: 5_550 }]);
  });

  test.each([["capital"], ["interest"], ["costs"]] as const)(
    "a case that does not name its %s: no payment is told, and the next run looks again",
    async (part) => {
      const { agency, store, run, told } = await opened();
      agency.unnamed = [part];
      for (const dryRun of [true, false]) {
        const { lines, isSettled } = await run(books, { dryRun });
        expect(lines).toMatchObject([{ result: "held", codes: ["ACC_ANSWER_UNREADABLE"] }]);
        expect(lines[0]?.problems[0]?.message).toContain(`does not name its ${part},`);
        expect(isSettled).toBe(false);
      }
      expect(await store.list({ client: "client" })).toHaveLength(1);
      agency.unnamed = [];
      expect((await run(books)).lines).toMatchObject([{ result: "submitted" }]);
      expect(told()).toHaveLength(1);
    },
  );

  test("a withdrawal is not kept back by it", async () => {
    const { agency, run } = await opened();
    agency.unnamed = ["costs"];
    const closed = { open: minorUnits(0), openBy: "system" } as const;
    const { lines } = await run([receivable(1, { payments: [paid("p1", 1_000)], ...closed })]);
    expect(lines).toMatchObject([
      { what: "DIRECTPAYMENT", result: "parked", problems: [{ code: "ACC_ANSWER_UNREADABLE" }] },
      { what: "WITHDRAW", result: "submitted" },
    ]);
  });

  test("with `assume` the books say the capital, and interest and costs are zero", async () => {
    const { agency, run, told } = await opened({ unreadBalance: "assume" }, 5_000);
    agency.unnamed = ["interest", "costs"];
    await run(books);
    agency.unnamed = ["capital", "interest", "costs"];
    const [one] = books;
    await run([receivable(1, { payments: [...(one?.payments ?? []), paid("p2", 500)] })]);
    const none = { outstandingInterest: 0, outstandingCosts: 0 };
    expect(told()).toMatchObject([
      { outstandingCapital: 6_550, ...none },
      { outstandingCapital: 11_050, ...none },
    ]);
  });
});

describe("an agency that works its queue later", () => {
  const more = [receivable(1, { payments: [paid("p1", 1_000), paid("p2", 500)] })];

  test("the next payment waits until the case shows the one before it", async () => {
    const { agency, run, told } = await opened();
    agency.queues = true;
    await run(books);
    expect((await run(more)).lines).toMatchObject([{ result: "held", codes: ["ACC_UNKNOWN_UNCLEAR"] }]);
    agency.work();
    expect((await run(more)).lines).toMatchObject([{ result: "submitted" }]);
    expect(told()).toMatchObject([{ outstandingCapital: 11_550 }, { outstandingCapital: 11_050 }]);
  });

  test("a withdrawal waits behind a payment that waits, so that the payment is told too", async () => {
    const { agency, run, told } = await opened();
    agency.queues = true;
    await run(books);
    const payments = [paid("p1", 1_000), paid("p2", 500)];
    const settled = [receivable(1, { payments, open: minorUnits(0), openBy: "system" })];
    expect((await run(settled)).lines).toMatchObject([{ what: "DIRECTPAYMENT", result: "held" }]);
    agency.work();
    expect((await run(settled)).lines).toMatchObject([
      { what: "DIRECTPAYMENT", result: "submitted" },
      { what: "WITHDRAW", result: "submitted" },
    ]);
    expect(told()).toMatchObject([{ amount: 1_000 }, { amount: 500 }]);
  });

  test("two in one run follow each other without waiting", async () => {
    const { agency, run, told } = await opened();
    agency.queues = true;
    expect((await run(more)).lines).toMatchObject([{ result: "submitted" }, { result: "submitted" }]);
    expect(told()).toMatchObject([{ outstandingCapital: 11_550 }, { outstandingCapital: 11_050 }]);
  });

  test("after the quiet period the balance counts as it is", async () => {
    const { agency, clock, policy, run, told } = await opened();
    await run(books);
    agency.receive("1", 3_000);
    expect((await run(more)).lines).toMatchObject([{ result: "held" }]);
    clock.advance(policy.quietPeriod);
    expect((await run(more)).lines).toMatchObject([{ result: "submitted" }]);
    expect(told()?.at(-1)).toMatchObject({ amount: 500, outstandingCapital: 8_050 });
  });
});

describe("a direct payment whose answer was lost", () => {
  test("the balance from before is kept with it before it is sent", async () => {
    const { agency, store, run } = await opened({}, 5_000);
    agency.tricks.push("loseRequest");
    await run(books);
    expect(await store.find("client", "action/1/payment/p1")).toMatchObject({
      state: "unknown",
      facts: { capitalBefore: "7550", interestBefore: "0", costsBefore: "0", outstandingCapital: "6550" },
    });
  });

  test("the agency never got it and received the same sum: not told, so for a person", async () => {
    const { agency, store, clock, run, told, later } = await opened();
    agency.tricks.push("loseRequest");
    await run(books);
    agency.receive("1", 1_000);
    expect(await later()).toMatchObject([[{ result: "unknown" }], [parked]]);
    expect(told()).toEqual([]);
    const key = "action/1/payment/p1";
    await decideCollection({ store, clock }, { client: "client", key }, { type: "again" });
    await run(books);
    expect(told()).toMatchObject([{ amount: 1_000, outstandingCapital: 10_550 }]);
  });

  test("the agency took it: only `equalCapital` takes the capital for proof", async () => {
    for (const [equalCapital, states] of [
      ["park", ["unknown", "parked"]],
      ["told", ["submitted", undefined]],
    ] as const) {
      const { agency, run, told, later } = await opened({ equalCapital }, 5_000);
      agency.tricks.push("loseAnswer");
      await run(books);
      expect((await later()).map(([line]) => line?.result)).toEqual(states);
      expect(told()).toHaveLength(1);
    }
  });

  test.each(["park", "told"] as const)(
    "taken beside money that the books do not show is not told twice (%s)",
    async (equalCapital) => {
      const { agency, run, told, later } = await opened({ equalCapital, afterAbsence: "resend" }, 5_000);
      agency.tricks.push("loseAnswer");
      await run(books);
      agency.receive("1", 700);
      expect(await later()).toMatchObject([[{ result: "unknown" }], [parked]]);
      expect(told()).toHaveLength(1);
    },
  );

  test("never got there: with `resend` it is told once more, if the case is exactly what it was", async () => {
    const { agency, run, told, later } = await opened({ afterAbsence: "resend" }, 5_000);
    agency.tricks.push("loseRequest");
    await run(books);
    expect(await later()).toMatchObject([[{ result: "unknown" }], [{ result: "submitted" }]]);
    expect(told()).toMatchObject([{ outstandingCapital: 6_550 }]);
  });

  test.each([
    ["interest that grew", { interest: 3 }],
    ["costs that were paid: a payment may go there first", { costs: -500 }],
    ["more capital", { capital: 13_000 }],
  ])("%s: nobody can tell, and it is not sent again", async (_, change) => {
    const { agency, run, later } = await opened({ afterAbsence: "resend", equalCapital: "told" });
    agency.tricks.push("loseRequest");
    await run(books);
    const [made] = agency.cases;
    if (made !== undefined) Object.assign(made, change);
    expect((await later()).at(-1)).toMatchObject([parked]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1"]);
  });

  test.each(["loseRequest", "loseAnswer"] as const)(
    "the agency's own money that the books show since then moved the case: nobody can tell (%s)",
    async (trick) => {
      const { agency, clock, policy, run } = await opened({ afterAbsence: "resend", equalCapital: "told" });
      agency.tricks.push(trick);
      await run(books);
      clock.advance(policy.quietPeriod);
      const [one] = books;
      const payments = [...(one?.payments ?? []), paid("a1", 1_000, { ours: true })];
      expect((await run([receivable(1, { payments })])).lines).toMatchObject([parked]);
      expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1"]);
    },
  );

  test("an entry of an older version, without the balance from before, says nothing", async () => {
    const { agency, store, run, later } = await opened({ afterAbsence: "resend", equalCapital: "told" });
    agency.tricks.push("loseRequest");
    await run(books);
    for (const entry of await store.list({ client: "client", states: ["unknown"] })) {
      const { amount = "", outstandingCapital = "", code = "" } = entry.facts;
      const facts = { code, amount, outstandingCapital };
      await store.replace({ ...entry, facts, version: entry.version + 1 });
    }
    expect((await later()).at(-1)).toMatchObject([parked]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1"]);
  });

  test("an invoice that the books no longer show: what moved its case is not known", async () => {
    const { agency, clock, policy, run } = await opened({ afterAbsence: "resend", equalCapital: "told" });
    agency.tricks.push("loseAnswer");
    await run(books);
    clock.advance(policy.quietPeriod);
    const { lines } = await run([]);
    expect(lines.filter(({ key }) => key === "action/1/payment/p1")).toMatchObject([{ result: "parked" }]);
  });
});
