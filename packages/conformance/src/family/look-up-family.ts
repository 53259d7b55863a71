import { strict as assert } from "node:assert";
import { ConnectorError } from "@confirma-connect/core";
import { Bench } from "../bench/bench.ts";
import { caseOf, hyphenated, needsFault } from "../bench/case-of.ts";
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
  if (!target.declared.operations.includes("read")) return unclear;
  const loud = (["errorBeforeCommit", "htmlWith200", "truncatedBody"] as const).map((type) =>
    caseOf(target, {
      family,
      name: `read-${hyphenated(type)}`,
      title: `a read that meets ${hyphenated(type)} throws, it does not end early`,
      needs: ["operation:read", needsFault(type)],
      run: () => expectLoud(target, type),
    }),
  );
  return [...unclear, ...loud];
}
