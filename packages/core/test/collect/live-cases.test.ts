import { civilDate, collectionStart, minorUnits, type Receivable } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { collectionScene, receivable } from "./support/receivable.ts";

/** An invoice of a day of its own. */
function dated(number: number, day: string): Receivable {
  const { invoice, ...rest } = receivable(number);
  return { ...rest, invoice: { ...invoice, header: { ...invoice.header, date: civilDate(day) } } };
}

const outside = { what: "CASE", result: "outside", invoiceNumber: "1", codes: ["ACC_UNKNOWN_UNCLEAR"] };

describe("a case whose invoice was not among those that were read", () => {
  test("is said by every run, also a dry one, until the invoice is read", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    for (const dryRun of [true, false, false]) {
      expect(await run([], { dryRun })).toMatchObject({ lines: [outside], isSettled: false });
    }
    expect(await run([receivable(1)])).toMatchObject({ lines: [], isSettled: true });
    expect(agency.sent).toEqual(["invoice 1"]);
  });

  test("is said too where the agency cannot be asked", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    agency.looksAway = true;
    expect((await run([])).lines).toMatchObject([outside]);
  });

  test("is not said once the case is withdrawn, or nothing is left to collect", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1), receivable(2)]);
    await run([receivable(1, { state: "paid" }), receivable(2)]);
    const [, second] = agency.cases;
    if (second !== undefined) second.capital = minorUnits(0);
    expect(await run([])).toMatchObject({ lines: [], isSettled: true });
  });

  test("is not said once the agency closed it, and then it is not asked for again", async () => {
    const { agency, store, run } = collectionScene();
    await run([receivable(1)]);
    const [made] = agency.cases;
    if (made !== undefined) made.closed = true;
    await run([], { dryRun: true });
    expect(await store.list({ client: "client" })).toHaveLength(1);
    expect((await run([])).lines).toEqual([]);
    agency.looksAway = true;
    expect((await run([])).lines).toEqual([]);
  });
});

describe("the first day that has to be read", () => {
  const usual = civilDate("2026-01-10");

  /** Hands two old invoices over; gives what asks for the first day. */
  async function opened() {
    const scene = collectionScene();
    const { agency: desk, store, clock, policy, run } = scene;
    await run([dated(1, "2025-11-03"), dated(2, "2025-12-01"), dated(3, "2026-01-20")]);
    const about = { client: "client", policy, today: civilDate("2026-03-01") };
    return { ...scene, start: () => collectionStart({ desk, store, clock }, about, usual) };
  }

  test("is that of the oldest invoice with a live case", async () => {
    const { agency, start } = await opened();
    expect(await start()).toBe("2025-11-03");
    for (const [index, expected] of ["2025-12-01", usual].entries()) {
      const made = agency.cases[index];
      if (made !== undefined) made.closed = true;
      expect(await start()).toBe(expected);
    }
  });

  test("is the usual one when nothing older is known, or its day is not", async () => {
    const { store, start } = await opened();
    for (const entry of await store.list({ client: "client" })) {
      const { invoiceDate: _, ...facts } = entry.facts;
      await store.replace({ ...entry, facts, version: entry.version + 1 });
    }
    expect(await start()).toBe(usual);
  });

  test("an entry without its day, kept by an older version, is said as outside", async () => {
    const { store, run } = await opened();
    for (const entry of await store.list({ client: "client" })) {
      const { invoiceDate: _, ...facts } = entry.facts;
      await store.replace({ ...entry, facts, version: entry.version + 1 });
    }
    const { lines } = await run([dated(2, "2025-12-01"), dated(3, "2026-01-20")]);
    expect(lines).toMatchObject([outside]);
  });
});

test("two invoices with one number: the first stands, and the second is said", async () => {
  const { agency, run } = collectionScene();
  const both = [receivable(1, { state: "paid" }), receivable(1, { vendorId: "V9" })];
  const { skips, skipped } = await run(both);
  expect(skips).toEqual([
    { invoiceNumber: "1", reason: "nothingOpen" },
    { invoiceNumber: "1", reason: "sameNumber" },
  ]);
  expect(skipped.sameNumber).toBe(1);
  expect(agency.sent).toEqual([]);
});
