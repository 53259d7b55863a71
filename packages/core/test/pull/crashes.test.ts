import {
  addDays,
  civilDate,
  needsAttention,
  type Period,
  type PullEndpoints,
  type Settlement,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { booksOf } from "./books-of.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";

const start = civilDate("2026-03-01");
const whole: Period = { from: start, to: civilDate("2026-03-31") };
const dayOf = (n: number) => addDays(start, n);
const day = fc.nat({ max: 30 }).map(dayOf);
const invoice = fc.constantFrom("A", "B");
const cents = fc.integer({ min: 1, max: 2_000 });
const some = fc.nat({ max: 300 });

type Parts = fc.Arbitrary<readonly [capital: number, interest: number, costs: number]>;
const anyParts: Parts = fc.tuple(fc.oneof(cents, fc.constant(0)), some, some);
const capital: Parts = cents.map((each) => [each, 0, 0]);
/** Now and then money that goes back. */
const either = (parts: Parts): Parts =>
  fc.oneof(
    { weight: 3, arbitrary: parts },
    { weight: 1, arbitrary: parts.map(([one, two, three]) => [-one, -two, -three] as const) },
  );

const payments = (parts: Parts) =>
  fc
    .array(fc.tuple(invoice, parts, day), { maxLength: 5 })
    .map((list) =>
      list.map(([number, division, paymentDate], index) =>
        received(number, division, { paymentDate, paymentId: `p${index}` }),
      ),
    );

const settlements = (parts: Parts) =>
  fc
    .array(fc.tuple(fc.array(fc.tuple(invoice, either(parts)), { minLength: 1, maxLength: 3 }), day), {
      maxLength: 3,
    })
    .map((list) =>
      list.map(([allocations, settlementDate], index) =>
        settlement(
          allocations.map(([number, division], place) =>
            allocation(String(place), division, { originalInvoiceNumber: number }),
          ),
          { settlementId: `S${index}`, settlementDate },
        ),
      ),
    );

const months = (parts: Parts) => fc.record({ payments: payments(parts), settlements: settlements(parts) });

const weeks = [10, 20, 30];

/** Every payment is paid out whole by a settlement of its day or later; a settlement may take other money back. */
const settledInFull = fc
  .tuple(payments(capital), fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }), cents)
  .map(([paid, later, back]) => {
    const paidOut = (week: number): Settlement["allocations"] =>
      paid.flatMap(({ invoiceNumber: number, paymentDate, paymentAmount }, index) => {
        const first = weeks.findIndex((last) => paymentDate <= dayOf(last));
        const own = Math.min(weeks.length - 1, first + (later[index] ?? 0));
        if (own !== week) return [];
        return [allocation(String(index), [paymentAmount], { originalInvoiceNumber: number })];
      });
    const shown = weeks.map((last, week) =>
      settlement([...paidOut(week), allocation("back", [-back], { originalInvoiceNumber: "A" })], {
        settlementId: `S${week}`,
        settlementDate: dayOf(last),
      }),
    );
    return { payments: paid, settlements: shown };
  });

/** A run before the last: what the agency hides then, the days that are asked for, when the process dies, and its plan. */
interface Run {
  readonly hidden: number;
  readonly days: readonly number[];
  readonly dieAt: number;
  readonly isStored: boolean;
  /** Whether received payments are booked by the plan of this run. */
  readonly books: boolean;
}

const runs: fc.Arbitrary<readonly Run[]> = fc.array(
  fc.record({
    // No payments, some settlements, anything.
    hidden: fc.oneof(
      fc.constant(31),
      fc.nat({ max: 7 }).map((each) => each * 32),
      fc.nat({ max: 255 }),
    ),
    days: fc.oneof(fc.constant([0, 30]), fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }))),
    dieAt: fc.nat({ max: 4 }),
    isStored: fc.boolean(),
    books: fc.oneof(
      { weight: 3, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Endpoints of a process that dies at one of its submits, before or after the store has the documents. */
function mortal(endpoints: PullEndpoints, dieAt: number, isStored: boolean): PullEndpoints {
  let calls = 0;
  return {
    preview: (kind, text) => endpoints.preview(kind, text),
    list: (filter) => endpoints.list(filter),
    submit: async (kind, text) => {
      calls += 1;
      if (calls === dieAt && !isStored) throw new Error("the process is gone");
      const result = await endpoints.submit(kind, text);
      if (calls === dieAt) throw new Error("the process is gone");
      return result;
    },
  };
}

/** A run that may die. */
async function live(
  scene: ReturnType<typeof pullScene>,
  { days, books, dieAt, isStored }: Run,
): Promise<void> {
  const [from = start, to = start] = days.toSorted((left, right) => left - right).map(dayOf);
  const endpoints = mortal(scene.endpoints, dieAt, isStored);
  const plan = planOf({ book: books ? "payments" : "settlements" });
  try {
    await scene.run({ period: { from, to } }, { endpoints, plan });
  } catch (error) {
    if (!(error instanceof Error && error.message === "the process is gone")) throw error;
  }
}

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);

/** What is left of provisional payments, by the documents of the store: capital is taken first, then interest. */
function leftOf({ payments: booked, ledgers }: Awaited<ReturnType<typeof booksOf>>) {
  const rows = ledgers.flatMap(({ ledgerRows }) => ledgerRows);
  return booked
    .filter(({ paymentIdentifier }) => paymentIdentifier.startsWith("confirma-P-"))
    .map(({ paymentIdentifier, amount, ...payment }) => {
      const text = `Taken ${paymentIdentifier}, part `;
      const own = rows.filter(({ transactionDescription: about = "" }) => about.startsWith(text));
      const left = amount + sum(own.map((row) => row.amount));
      const { capitalAmountPaid: capital = 0, costsAmountPaid: costs = 0 } = payment;
      const leftCosts = Math.min(left, costs);
      const leftCapital = Math.max(0, capital - (amount - left));
      return { ...payment, left, leftCapital, leftCosts, leftInterest: left - leftCapital - leftCosts };
    });
}

/** What the books must say of settlements, and of what is left of provisional payments. */
function truthOf(settled: readonly Settlement[], left: ReturnType<typeof leftOf>) {
  const entries = settled.flatMap(({ allocations }) => allocations.flatMap(({ breakdown }) => breakdown));
  const of = (type: string) => sum(entries.filter((each) => each.type === type).map(({ amount }) => amount));
  const accounts = {
    "1701": -of("CAPITAL") - sum(left.map(({ leftCapital }) => leftCapital)),
    "1780": sum(left.map((each) => each.left)),
    "1910": sum(settled.map(({ settlementAmount }) => settlementAmount)),
    "3100": -of("FEES") - sum(left.map(({ leftCosts }) => leftCosts)),
    "9440": -of("INTEREST") - sum(left.map(({ leftInterest }) => leftInterest)),
  };
  return Object.fromEntries(Object.entries(accounts).filter(([, amount]) => amount !== 0));
}

/** Invoice → what must have been booked as paid; money that goes back is rows of its settlement. */
function paidOf(settled: readonly Settlement[], left: ReturnType<typeof leftOf>) {
  const paid: Record<string, number> = {};
  const add = (number: string, amount: number) => {
    if (amount !== 0) paid[number] = (paid[number] ?? 0) + amount;
  };
  for (const { originalInvoiceNumber = "", allocatedTotalAmount } of settled.flatMap((s) => s.allocations)) {
    add(originalInvoiceNumber, Math.max(0, allocatedTotalAmount));
  }
  for (const each of left) add(each.invoiceNumber, each.left);
  return paid;
}

/** Lives through the runs; then everything is shown and asked for, and nothing dies any more. */
async function story(all: AgencyData, lived: readonly Run[]) {
  const data: AgencyData = { payments: [], settlements: [] };
  const scene = pullScene(data, planOf({ book: "payments" }));
  for (const each of lived) {
    const isShown = (index: number) => (each.hidden & (1 << index)) === 0;
    data.payments = all.payments.filter((_, index) => isShown(index));
    data.settlements = all.settlements.filter((_, index) => isShown(index + 5));
    await live(scene, each);
  }
  Object.assign(data, all);
  expect(needsAttention(await scene.run({ period: whole }))).toBe(false);
  const before = await scene.stored();
  expect(needsAttention(await scene.run({ period: whole }))).toBe(false);
  expect(await scene.stored()).toEqual(before);
  return booksOf(scene);
}

describe("whatever died, was shown late or was asked for by other days", () => {
  test("the accounts say what the settlements say, and what is left of payments", async () => {
    const property = fc.asyncProperty(months(anyParts), runs, async (all, lived) => {
      const books = await story(all, lived);
      const left = leftOf(books);
      expect(left.every((each) => each.left >= 0)).toBe(true);
      expect(books.accounts).toEqual(truthOf(all.settlements, left));
    });
    await fc.assert(property, { numRuns: 100 });
  });

  test("the invoices are paid by what was settled, and by what is left of payments", async () => {
    const property = fc.asyncProperty(months(capital), runs, async (all, lived) => {
      const books = await story(all, lived);
      expect(books.ofInvoice).toEqual(paidOf(all.settlements, leftOf(books)));
    });
    await fc.assert(property, { numRuns: 100 });
  });

  test("nothing stays open of payments that were settled in full", async () => {
    const property = fc.asyncProperty(settledInFull, runs, async (all, lived) => {
      const left = leftOf(await story(all, lived));
      expect(left.filter((each) => each.left !== 0)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
