import { strict as assert } from "node:assert";
import { hasErrors, type Outcome } from "@confirma-connect/core";
import { attempt, Bench, contextOf, fill, wordsOf } from "../bench/bench.ts";
import { caseOf } from "../bench/case-of.ts";
import { leadsSomewhere } from "../bench/position.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";

/** Sends every step until one is refused; undefined when a register look-up already says no. */
export async function refusalOf<D>(bench: Bench<D>): Promise<Outcome | undefined> {
  const { target, channel } = bench;
  const { document, identifier } = target.makers.refused(1);
  const { steps, problems } = channel.render(document, contextOf(target, identifier));
  assert.ok(!hasErrors(problems), "the document for the vendor's refusal is already refused by render");
  await target.subject.prepare?.(target.kind, 1);
  const identifiers: Record<string, string> = {};
  for (const step of steps) {
    const ready = fill(step, identifiers);
    const sighting = step.action === "create" ? undefined : await channel.locate(ready, attempt());
    if (sighting?.type === "absent" && step.action === "find") return undefined;
    if (sighting?.type === "found") identifiers[step.name] = sighting.vendorId;
    else {
      const outcome = await channel.deliver(ready, attempt());
      if (outcome.type !== "accepted") return outcome;
      identifiers[step.name] = outcome.vendorId ?? "";
    }
  }
  return assert.fail("the vendor accepted what it should refuse");
}

async function expectRefused<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const outcome = await refusalOf(bench);
  assert.deepEqual(await bench.stored(), [], "a refused document is in the books");
  if (outcome === undefined) return;
  assert.ok(outcome.type === "refused", `the vendor refused, but the outcome is ${wordsOf(outcome)}`);
  assert.ok(hasErrors(outcome.problems), "a refusal without a problem");
  assert.ok((outcome.vendor?.text ?? "").length > 0, "the vendor's text is lost");
  const wire = target.encode(target.makers.refused(1).document);
  for (const { pointer } of outcome.problems) {
    assert.ok(leadsSomewhere(wire, pointer), `pointer ${pointer} leads nowhere`);
  }
}

/** The vendor's no is kept as it was said, and leaves nothing behind. */
export function refuseFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const title = "a refusal keeps the vendor's text and stores nothing";
  return [caseOf(target, { family: "refuse", name: "vendor-text", title, run: () => expectRefused(target) })];
}
