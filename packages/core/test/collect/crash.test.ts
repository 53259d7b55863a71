import {
  type CollectionDecision,
  type CollectionDesk,
  type CollectionEntry,
  type CollectionPolicy,
  type CollectionStore,
  decideCollection,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import type { AgencyTrick, PretendedAgency } from "./support/pretended-agency.ts";
import { collectionScene, paid, receivable } from "./support/receivable.ts";

/** Ends the process at the n-th await: before the call or after its effect. Nothing is done after that. */
function mortal(dieAt: number, when: "before" | "after") {
  const state = { awaits: 0, dead: false };
  const guard =
    <A extends readonly unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      state.awaits += 1;
      if (state.dead || (state.awaits === dieAt && when === "before")) {
        state.dead = true;
        throw new Error("the process is gone");
      }
      const result = await call(...given);
      if (state.awaits !== dieAt) return result;
      state.dead = true;
      throw new Error("the process is gone");
    };
  const store = (inner: CollectionStore): CollectionStore => ({
    open: guard((entry) => inner.open(entry)),
    replace: guard((entry) => inner.replace(entry)),
    find: guard((client, key) => inner.find(client, key)),
    list: guard((filter) => inner.list(filter)),
    close: () => inner.close(),
  });
  const desk = (inner: CollectionDesk): CollectionDesk => ({
    submitInvoice: guard((invoice) => inner.submitInvoice(invoice)),
    submitAction: guard((target, action) => inner.submitAction(target, action)),
    findCase: guard((target) => inner.findCase(target)),
  });
  return { state, store, desk };
}

const first = [receivable(1), receivable(2)];
const later = [
  receivable(1, { payments: [paid("p1", 1_000), paid("p2", 500)] }),
  receivable(2, { state: "invalidated" }),
];
const everything = ["DIRECTPAYMENT 1", "DIRECTPAYMENT 1", "WITHDRAW 2", "invoice 1", "invoice 2"];

/** What a person answers who has asked the agency. */
function answer({ cases }: PretendedAgency, { invoiceNumber, facts }: CollectionEntry): CollectionDecision {
  const actions = cases.flatMap((each) => (each.invoiceNumber === invoiceNumber ? each.actions : []));
  const isThere = actions.some(
    (each) => each.code === "DIRECTPAYMENT" && String(each.payment.amount) === facts["amount"],
  );
  return { type: isThere ? "submitted" : "again" };
}

interface Accident {
  readonly when: "before" | "after";
  readonly trick: AgencyTrick;
  readonly equalCapital: CollectionPolicy["equalCapital"];
}

/** Runs that die, then runs that live; gives what the agency got. */
async function story(dieAt: number, { when, trick, equalCapital }: Accident) {
  const { agency, store, clock, policy, run } = collectionScene({ afterAbsence: "resend", equalCapital });
  const { state, ...guarded } = mortal(dieAt, when);
  const parts = { store: guarded.store(store), desk: guarded.desk(agency) };
  agency.tricks.push(trick);
  for (const books of [first, later]) {
    await run(books, parts).catch((error: unknown) => {
      if (!state.dead) throw error;
    });
  }
  for (let round = 0; round < 4; round += 1) {
    clock.advance(policy.lease + policy.quietPeriod);
    await run(first);
    await run(later);
    // After two accidents in a row, and where the balance is no proof, nothing is sent without a person.
    for (const entry of await store.list({ client: "client", states: ["parked"] })) {
      await decideCollection({ store, clock }, entry, answer(agency, entry));
    }
  }
  const got = agency.cases.flatMap(({ invoiceNumber, actions }) => [
    `invoice ${invoiceNumber}`,
    ...actions.map(({ code }) => `${code} ${invoiceNumber}`),
  ]);
  const settled = await run(later);
  return { got: got.toSorted(), again: settled.lines, awaits: state.awaits, sent: agency.sent };
}

describe("a process that dies at any await", () => {
  test("there are moments to die at, and dying after all of them changes nothing", async () => {
    const { awaits, got, sent } = await story(10_000, {
      when: "before",
      trick: "take",
      equalCapital: "park",
    });
    expect(awaits).toBeGreaterThan(25);
    expect(awaits).toBeLessThan(60);
    expect(got).toEqual(everything);
    expect(sent.toSorted()).toEqual(everything);
  });

  const moments = Array.from({ length: 60 }, (_, index) => index + 1);
  const tricks = ["take", "loseAnswer", "loseRequest", "notSent"] as const;
  const cases = tricks.flatMap((trick) =>
    (["before", "after"] as const).flatMap((when) =>
      (["park", "told"] as const).map((equalCapital) => ({ trick, when, equalCapital })),
    ),
  );

  test.each(cases)(
    "$trick, dead $when any await, an equal capital: $equalCapital: everything is told exactly once",
    async (accident) => {
      for (const moment of moments) {
        const { got, again } = await story(moment, accident);
        expect({ moment, got }).toEqual({ moment, got: everything });
        expect({ moment, again }).toEqual({ moment, again: [] });
      }
    },
  );
});

describe("two processes", () => {
  test("at once tell everything once", async () => {
    const { agency, run } = collectionScene();
    await Promise.all([run(first), run(first), run(first)]);
    await Promise.all([run(later), run(later), run(later)]);
    await run(later);
    expect(agency.sent.toSorted()).toEqual(everything);
    const payments = agency.cases[0]?.actions.flatMap((each) => ("payment" in each ? [each.payment] : []));
    expect(payments?.map(({ outstandingCapital }) => outstandingCapital)).toEqual([11_550, 11_050]);
  });

  test("one that sleeps after its claim does not send any more", async () => {
    const { agency, store, clock, policy, run } = collectionScene({ afterAbsence: "resend" });
    const sleepy: CollectionStore = {
      open: (entry) => store.open(entry),
      find: (client, key) => store.find(client, key),
      list: (filter) => store.list(filter),
      close: () => store.close(),
      replace: async (entry) => {
        const done = await store.replace(entry);
        if (entry.state === "claimed") clock.advance(policy.lease + policy.quietPeriod);
        return done;
      },
    };
    await run([receivable(1)], { store: sleepy });
    expect(agency.sent).toEqual([]);
    await run([receivable(1)]);
    expect(agency.cases).toHaveLength(1);
  });
});
