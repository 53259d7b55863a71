import { strict as assert } from "node:assert";
import { addDays, type CivilDate, type Recorded } from "@confirma-connect/core";
import { Bench } from "../bench/bench.ts";
import { caseOf, ten } from "../bench/case-of.ts";
import { expectStored } from "../bench/expect-stored.ts";
import type { Facts } from "../bench/facts.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { StoredDocument } from "../subject/conformance-probe.ts";

async function readAll<D>(
  { channel }: Bench<D>,
  from: CivilDate,
  to: CivilDate,
): Promise<readonly Recorded<D>[]> {
  assert.ok(channel.read !== undefined, "read is declared, but absent");
  const all: Recorded<D>[] = [];
  for await (const recorded of channel.read({ from, to })) all.push(recorded);
  return all;
}

/** Facts in the shape in which the books are compared. */
const asStored = (vendorId: string, { accounts, paid: _paid, ...facts }: Facts): StoredDocument => ({
  vendorId,
  key: "",
  ...facts,
  ...(accounts === undefined
    ? {}
    : { amounts: [...accounts].map(([account, amount]) => ({ account, amount })) }),
});

async function expectRead<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  for (const n of ten) await bench.accepted(n);
  const stored = await bench.stored();
  const days = stored.map(({ date }) => date).sort();
  const [from] = days;
  const to = days.at(-1);
  assert.ok(from !== undefined && to !== undefined, "nothing was stored");
  const all = await readAll(bench, from, to);
  for (const [index, { vendorId }] of stored.entries()) {
    const found = all.filter((recorded) => recorded.vendorId === vendorId);
    assert.equal(found.length, 1, `document ${index + 1} was read ${found.length} times`);
    const [recorded] = found;
    assert.ok(recorded !== undefined);
    const facts = target.facts(target.makers.valid(index + 1).document, target.subject.plan);
    const read = target.facts(recorded.document);
    expectStored(asStored(vendorId, read), facts, "what was read");
    assert.equal(read.paid, facts.paid, "what was read: another payment than its parts");
  }
}

async function expectEdges<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  await bench.accepted(1);
  const [stored] = await bench.stored();
  assert.ok(stored !== undefined, "nothing was stored");
  const { date, vendorId } = stored;
  const reads = async (from: CivilDate, to: CivilDate): Promise<boolean> =>
    (await readAll(bench, from, to)).some((recorded) => recorded.vendorId === vendorId);
  assert.ok(await reads(date, date), "a period of one day does not hold that day");
  assert.ok(await reads(addDays(date, -1), date), "the last day of a period is left out");
  assert.ok(await reads(date, addDays(date, 1)), "the first day of a period is left out");
  assert.ok(!(await reads(addDays(date, -1), addDays(date, -1))), "a period holds the day after it");
  assert.ok(!(await reads(addDays(date, 1), addDays(date, 1))), "a period holds the day before it");
}

/** The documents of a period are read as they stand in the books. */
export function readFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  if (!target.declared.operations.includes("read")) return [];
  const of = (name: string, title: string, run: () => Promise<void>) =>
    caseOf(target, { family: "read", name, title, needs: ["operation:read"], run });
  return [
    of("equal", "each of ten documents is read once, equal to the cent, date and reference", () =>
      expectRead(target),
    ),
    of("edges", "a period is closed: both its days belong to it, the days beside it do not", () =>
      expectEdges(target),
    ),
  ];
}
