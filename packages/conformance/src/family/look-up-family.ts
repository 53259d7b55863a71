import { strict as assert } from "node:assert";
import { ConnectorError } from "@confirma-connect/core";
import { Bench } from "../bench/bench.ts";
import { caseOf, hyphenated, needsFault, ten } from "../bench/case-of.ts";
import { expectSeen } from "../bench/expect-seen.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { ConformanceFault } from "../subject/conformance-fault.ts";

/** Failures of a look-up; none of them says anything about the books. */
const failures: readonly ConformanceFault["type"][] = [
  "refuseConnection",
  "loseRequest",
  "errorBeforeCommit",
  "htmlWith200",
  "emptyBody",
  "truncatedBody",
  "unauthorized",
  "rateLimited",
];

const onReads = (type: ConformanceFault["type"]): ConformanceFault | undefined =>
  type === "lateCommit" || type === "slow" ? undefined : { type, on: "read", times: 20 };

async function armReads<D>({ target }: Bench<D>, type: ConformanceFault["type"]): Promise<void> {
  const fault = onReads(type);
  assert.ok(fault !== undefined, `${type} is no failure of a look-up`);
  await target.subject.probe.arm(fault);
}

async function expectUnclear<D>(target: Target<D>, type: ConformanceFault["type"]): Promise<void> {
  const bench = await Bench.open(target);
  const booked = await bench.accepted(1);
  const { step: unsent } = await bench.ready(2);
  await armReads(bench, type);
  for (const step of [booked, unsent]) {
    const sighting = await bench.locate(step);
    assert.equal(sighting.type, "unclear", `a failed look-up is unclear, not ${sighting.type}`);
  }
}

async function expectLoud<D>(target: Target<D>, type: ConformanceFault["type"]): Promise<void> {
  const bench = await Bench.open(target);
  await bench.accepted(1);
  const [stored] = await bench.stored();
  assert.ok(stored !== undefined && bench.channel.read !== undefined, "nothing to read");
  const period = { from: stored.date, to: stored.date };
  await armReads(bench, type);
  let error: unknown;
  try {
    for await (const recorded of bench.channel.read(period)) assert.ok(recorded.vendorId.length > 0);
  } catch (caught) {
    error = caught;
  }
  assert.ok(
    ConnectorError.is(error),
    "a failed read ends without a ConnectorError, as if the period were empty",
  );
}

/** A look-up rests on the books alone: a fresh system, without any memory, sees the same. */
async function expectFresh<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const step = await bench.accepted(1);
  const [stored] = await bench.stored();
  const channel = target.channelOf(await target.subject.system());
  assert.ok(channel !== undefined, "a fresh system has no channel of this kind");
  await expectSeen(new Bench(target, channel), step, stored);
}

/** Looking is not writing, however often it is done, and says the same each time. */
async function expectSteady<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const booked = await bench.accepted(1);
  const { step: unsent } = await bench.ready(2);
  const stored = await bench.stored();
  for (const _ of ten) {
    await expectSeen(bench, booked, stored[0]);
    await expectSeen(bench, unsent, undefined);
  }
  assert.deepEqual(await bench.stored(), stored, "a look-up changed the books");
}

/** A look-up that fails proves nothing, and a read that fails says so. */
export function lookUpFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const family = "look-up";
  const unclear = failures.map((type) =>
    caseOf(target, {
      family,
      name: hyphenated(type),
      title: `a look-up that meets ${hyphenated(type)} is unclear, never absent`,
      needs: [needsFault(type)],
      run: () => expectUnclear(target, type),
    }),
  );
  const steady = [
    caseOf(target, {
      family,
      name: "fresh-system",
      title: "a fresh system finds what another one sent",
      run: () => expectFresh(target),
    }),
    caseOf(target, {
      family,
      name: "steady",
      title: "ten look-ups say the same and change nothing",
      run: () => expectSteady(target),
    }),
  ];
  if (!target.declared.operations.includes("read")) return [...unclear, ...steady];
  const loud = (["errorBeforeCommit", "htmlWith200", "truncatedBody"] as const).map((type) =>
    caseOf(target, {
      family,
      name: `read-${hyphenated(type)}`,
      title: `a read that meets ${hyphenated(type)} throws, it does not end early`,
      needs: ["operation:read", needsFault(type)],
      run: () => expectLoud(target, type),
    }),
  );
  return [...unclear, ...steady, ...loud];
}
