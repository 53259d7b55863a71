import { strict as assert } from "node:assert";
import { attempt, Bench } from "../bench/bench.ts";
import { caseOf } from "../bench/case-of.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";

async function expectNothing<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const step = await bench.accepted(1);
  const [stored] = await bench.stored();
  assert.ok(stored !== undefined, "nothing was stored");
  const other = await target.subject.otherSystem?.();
  assert.ok(other !== undefined, "the subject has no other system");
  const channel = target.channelOf(other);
  assert.ok(channel !== undefined, "the other system has no channel of this kind");
  const sighting = await channel.locate(step, attempt());
  assert.notEqual(sighting.type, "found", "another client's look-up found our document");
  if (channel.read === undefined) return;
  for await (const recorded of channel.read({ from: stored.date, to: stored.date })) {
    const { total } = target.facts(recorded.document);
    assert.notEqual(total, stored.total, "another client read our document");
  }
}

/** One client never sees another's documents. */
export function tenantFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const title = "another client neither finds nor reads our documents";
  const needs = ["subject:otherSystem"];
  return [
    caseOf(target, {
      family: "tenant",
      name: "sees-nothing",
      title,
      needs,
      run: () => expectNothing(target),
    }),
  ];
}
