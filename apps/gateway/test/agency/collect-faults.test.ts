import { writeFile } from "node:fs/promises";
import type { NetvisorBooks } from "@confirma-connect/simulators";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { run } from "../command/fake-host.ts";
import { closeByHand, typeInPayment } from "./collect-by-hand.ts";
import { type CollectStage, openCollectStage } from "./collect-stage.ts";

let stage: CollectStage;
let round = 0;
let opening: NetvisorBooks;

beforeAll(async () => {
  stage = await openCollectStage(1);
  opening = stage.simulator.probe.books();
}, 60_000);
afterAll(() => stage.close());

/** Every test has an agency without cases, books without payments, and a store of its own. */
beforeEach(async () => {
  stage.agency.probe.reset();
  stage.simulator.amend(opening.organisationId, (book) => ({ ...book, ...opening }));
  await collecting();
});

const collecting = (options: object = {}): Promise<void> => {
  round += 1;
  return stage.collecting({ store: `told-${round}.sqlite`, ...options });
};

/** The same store with other options. */
const again = (options: object): Promise<void> =>
  stage.collecting({ store: `told-${round}.sqlite`, ...options });

const posts = (resource: string) =>
  stage.agency.probe
    .requests()
    .filter((request) => request.method === "POST" && request.resource === resource);
const cases = () => stage.agency.probe.books().cases;
const onInvoice = { when: { resource: "invoice", method: "POST" } } as const;

/** Nothing is waited for: a look-up that shows nothing parks at once. */
const impatient = { policy: { quietPeriod: 0 } };

/** Hands the invoice over so that nobody knows what became of it, and nothing is there. */
async function park(): Promise<void> {
  await collecting(impatient);
  stage.agency.arm({ kind: "loseRequest", ...onInvoice });
  expect((await stage.collect()).code).toBe(5);
  const { code, out } = await stage.collect();
  expect([code, out]).toEqual([1, expect.stringMatching(/^700001 +INVOICE +167\.94 EUR +parked/mu)]);
}

describe("what the agency does not answer", () => {
  test("an answer that was lost at submit: the next run finds the case and sends nothing", async () => {
    stage.agency.arm({ kind: "commitAndLoseAnswer", ...onInvoice });
    const lost = await stage.collect();
    expect([lost.code, lost.out]).toEqual([
      5,
      expect.stringMatching(/^700001 +INVOICE +167\.94 EUR +unknown +ACC_UNKNOWN_\w+$/mu),
    ]);
    const found = await stage.collect();
    expect([found.code, found.out]).toEqual([
      0,
      expect.stringMatching(/^700001 +INVOICE +167\.94 EUR +submitted +481000$/mu),
    ]);
    expect([posts("invoice"), cases()]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  test("an answer that was lost after a payment: the balance shows that it was taken, where that is proof", async () => {
    await collecting({ policy: { equalCapital: "told" } });
    await stage.collect();
    typeInPayment(stage.simulator, 700_001, 1_000);
    stage.agency.arm({ kind: "commitAndLoseAnswer", when: { resource: "invoice/action" } });
    expect((await stage.collect()).code).toBe(5);
    expect((await stage.collect()).out).toMatch(/^700001 +DIRECTPAYMENT +10\.00 EUR +submitted/mu);
    expect(posts("invoice/action")).toHaveLength(1);
    expect(cases()).toMatchObject([{ open: { capital: 15_794 } }]);
  });

  test.each(["commitAndLoseAnswer", "loseRequest"] as const)(
    "a payment of which nobody knows, and the debtor paid the agency as much: a person decides (%s)",
    async (kind) => {
      await collecting(impatient);
      await stage.collect();
      typeInPayment(stage.simulator, 700_001, 1_000);
      stage.agency.arm({ kind, when: { resource: "invoice/action" } });
      expect((await stage.collect()).code).toBe(5);
      if (kind === "loseRequest") stage.agency.receive({ invoiceNumber: "700001", capital: 1_000 });
      expect(cases()).toMatchObject([{ open: { capital: 15_794 } }]);
      const { code, out } = await stage.collect();
      expect([code, out]).toEqual([1, expect.stringMatching(/^700001 +DIRECTPAYMENT +10\.00 EUR +parked/mu)]);
      expect(posts("invoice/action")).toHaveLength(1);
      const told = stage.agency.probe.books().actions.length;
      await stage.told("decide", "700001", told === 0 ? "--again" : "--submitted");
      expect((await stage.collect()).code).toBe(0);
      expect(stage.agency.probe.books().actions).toHaveLength(1);
    },
  );

  test("money that only the agency knows counts in what a payment leaves", async () => {
    await stage.collect();
    stage.agency.receive({ invoiceNumber: "700001", capital: 5_000, interest: -20, costs: -500 });
    typeInPayment(stage.simulator, 700_001, 1_000);
    expect((await stage.collect()).code).toBe(0);
    expect(stage.agency.probe.books().actions).toMatchObject([
      {
        data: {
          amount: 10,
          outstandingCapitalAmount: 107.94,
          outstandingInterestAmount: 0.2,
          outstandingCostsAmount: 5,
        },
      },
    ]);
  });

  test("an agency that cannot be reached: nothing is sent, and a later run hands over", async () => {
    stage.agency.arm({ kind: "refuseConnection", when: { times: 2 } });
    const { code, out } = await stage.collect();
    expect([code, out]).toEqual([5, expect.stringMatching(/^700001 +INVOICE +\S+ EUR +held/mu)]);
    expect(posts("invoice")).toEqual([]);
    stage.agency.disarm();
    expect((await stage.collect()).code).toBe(0);
    expect(cases()).toHaveLength(1);
  });

  test("a key that the agency does not accept is named, and nothing is sent", async () => {
    await writeFile(`${stage.folder}/agency.key`, "another-key\n");
    const { code, out } = await stage.collect();
    await writeFile(`${stage.folder}/agency.key`, "demo-confirma-key\n");
    expect([code, out]).toEqual([5, expect.stringMatching(/700001: error ACC_\w+/u)]);
    expect(out).not.toContain("another-key");
    expect(cases()).toEqual([]);
  });
});

test("a run that is stopped sends nothing more, and the next one goes on", async () => {
  const stop = new AbortController();
  stop.abort();
  const argv = ["collect", "--config", stage.config, "--from", "2026-01-01"];
  const { code, err } = await run(argv, { stopped: stop.signal });
  expect([code, err]).toEqual([5, expect.stringContaining("stopped before it was done")]);
  expect(stage.agency.probe.requests()).toEqual([]);
  expect(await stage.collect()).toMatchObject({ code: 0, out: expect.stringContaining("1 submitted") });
});

describe("the days that are read", () => {
  const withoutDays = () => run(["collect", "--config", stage.config, "--json"]);
  const daysOf = (out: string): unknown => JSON.parse(out).period.from;

  test("reach the oldest live case unless they are named; a case outside of them is said", async () => {
    stage.simulator.amend(opening.organisationId, (book) => ({
      ...book,
      salesInvoices: book.salesInvoices.map((each) => ({ ...each, date: "2024-02-05" })),
    }));
    expect((await stage.collect("--from", "2024-01-01")).code).toBe(0);
    typeInPayment(stage.simulator, 700_001, 400);
    const late = await stage.collect("--from", "2026-01-02");
    expect([late.code, late.out]).toEqual([
      1,
      expect.stringMatching(/^700001 +CASE +167\.94 EUR +outside +481000 +ACC_UNKNOWN_UNCLEAR$/mu),
    ]);
    expect(late.out).toContain("do: Read from an earlier day (--from)");
    expect(posts("invoice/action")).toEqual([]);
    const { code, out } = await withoutDays();
    expect([code, daysOf(out)]).toEqual([0, "2024-02-05"]);
    expect(posts("invoice/action")).toHaveLength(1);
  });

  test("a rest that was written off is withdrawn", async () => {
    await stage.collect();
    typeInPayment(stage.simulator, 700_001, 400);
    await stage.collect();
    closeByHand(stage.simulator, 700_001);
    const { code, out } = await stage.collect();
    expect([code, out]).toEqual([0, expect.stringMatching(/^700001 +WITHDRAW +submitted +481000$/mu)]);
  });

  test("two invoices with one number: a person has to look", async () => {
    stage.simulator.amend(opening.organisationId, (book) => ({
      ...book,
      nextKey: book.nextKey + 1,
      salesInvoices: [
        ...book.salesInvoices,
        ...book.salesInvoices.map((each) => ({ ...each, netvisorKey: book.nextKey })),
      ],
    }));
    const { code, out } = await stage.collect();
    expect([code, out]).toEqual([1, expect.stringMatching(/^700001 +another invoice has its number$/mu)]);
    expect(cases()).toHaveLength(1);
  });
});

describe("decisions", () => {
  test("a parked hand-over is sent when a person says so, and by the next run only", async () => {
    await park();
    expect(posts("invoice")).toHaveLength(1);
    const decided = await stage.told("decide", "700001", "--again");
    expect([decided.code, decided.out]).toEqual([0, "invoice/700001 is now ready\n"]);
    expect(posts("invoice")).toHaveLength(1);
    expect((await stage.collect()).code).toBe(0);
    expect([posts("invoice"), cases()]).toMatchObject([{ length: 2 }, { length: 1 }]);
  });

  test("a parked hand-over that the agency has is followed with the case that was named", async () => {
    await park();
    const parked = `told-${round}.sqlite`;
    // Somebody hands it over another way.
    await collecting();
    await stage.collect();
    await stage.collecting({ store: parked });
    const decided = await stage.told("decide", "700001", "--submitted", "--case", "481000", "--json");
    expect([decided.code, JSON.parse(decided.out)]).toEqual([
      0,
      {
        key: "invoice/700001",
        state: "submitted",
        caseId: "481000",
        decision: { type: "submitted", caseId: "481000" },
      },
    ]);
    typeInPayment(stage.simulator, 700_001, 400);
    const { code, out } = await stage.collect();
    expect([code, out]).toEqual([0, expect.stringMatching(/^700001 +DIRECTPAYMENT +4\.00 EUR +submitted/mu)]);
    expect(stage.agency.probe.books().actions.at(-1)).toMatchObject({ caseId: 481_000 });
  });

  test("what the agency refused stays with its reason until a person decides", async () => {
    await collecting({ entityType: {} });
    for (let times = 0; times < 2; times += 1) {
      const { code, out } = await stage.collect();
      expect([code, out]).toEqual([
        1,
        expect.stringMatching(/^700001 +INVOICE +\S+ EUR +refused +ACC_\w+$/mu),
      ]);
      expect(out).toMatch(/^700001: error ACC_\w+ at .*\n {2}do: \S/mu);
    }
    expect(posts("invoice")).toHaveLength(1);
    expect((await stage.told("list", "--state", "refused")).code).toBe(1);
    await stage.told("decide", "700001", "--again");
    const { err } = await stage.collect("--answers");
    expect(err).toMatch(/^invoice\/700001: the agency answered: .*entityType/mu);
    await again({});
    await stage.told("decide", "700001", "--again");
    expect(await stage.collect()).toMatchObject({ code: 0 });
    expect(cases()).toHaveLength(1);
  });

  test("an action that the agency refused is shown by every run until a person decides", async () => {
    await stage.collect();
    typeInPayment(stage.simulator, 700_001, 50_000);
    const refused = await stage.collect();
    expect([refused.code, refused.out]).toEqual([
      1,
      expect.stringMatching(/^700001 +DIRECTPAYMENT +500\.00 EUR +refused +481000 +ACC_\w+$/mu),
    ]);
    const next = await stage.collect();
    expect([next.code, next.out]).toEqual([
      1,
      expect.stringMatching(/^700001 +DIRECTPAYMENT +500\.00 EUR +refused \(earlier\) +481000 +ACC_\w+$/mu),
    ]);
    expect(posts("invoice/action")).toHaveLength(1);
    expect((await stage.told("decide", "700001", "--submitted")).code).toBe(0);
    expect(await stage.collect()).toMatchObject({ code: 0, out: "collect: nothing to tell\n" });
  });

  test("a payment that was removed from the books is for a person, until one says that it is settled", async () => {
    await stage.collect();
    typeInPayment(stage.simulator, 700_001, 700);
    await stage.collect();
    stage.simulator.amend(opening.organisationId, (book) => ({ ...book, ...opening }));
    const { code, out } = await stage.collect();
    expect([code, out]).toEqual([1, expect.stringMatching(/^700001 +TAKENBACK +7\.00 EUR +parked/mu)]);
    expect((await stage.told("decide", "700001", "--submitted")).code).toBe(0);
    expect(await stage.collect()).toMatchObject({ code: 0, out: "collect: nothing to tell\n" });
    expect(posts("invoice/action")).toHaveLength(1);
  });

  test.each([
    ["no decision", ["700001"], 2, "exactly one"],
    ["two decisions", ["700001", "--again", "--submitted"], 2, "exactly one"],
    ["a case that is not needed", ["700001", "--again", "--case", "1"], 2, "--case"],
    ["a dry run", ["700001", "--again", "--dry-run"], 2, "unknown option"],
    ["an invoice that was never told", ["1", "--again"], 1, "waits for a decision"],
    ["a key that is not there", ["invoice/1", "--again"], 1, "no such entry"],
    ["no invoice", ["--again"], 2, "missing required argument"],
  ])("wrong input: %s", async (_, argv, code, words) => {
    const result = await stage.told("decide", ...argv);
    expect(result.code).toBe(code);
    expect(result.err).toContain(words);
  });

  test("what is settled is not decided about", async () => {
    await stage.collect();
    const { code, err } = await stage.told("decide", "invoice/700001", "--again");
    expect([code, err]).toEqual([1, expect.stringContaining("the entry is submitted")]);
  });

  test("nothing was told yet: list says so and makes no file", async () => {
    expect(await stage.told("list")).toMatchObject({ code: 1, out: "nothing fits\n" });
    expect(await stage.told("list", "--json")).toMatchObject({ code: 1 });
    expect((await stage.told("list", "--state", "lost")).code).toBe(2);
  });
});
