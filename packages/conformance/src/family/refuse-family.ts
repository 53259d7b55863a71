import { strict as assert } from "node:assert";
import { hasErrors, type Outcome } from "@confirma-connect/core";
import { attempt, Bench, contextOf, fill, wordsOf } from "../bench/bench.ts";
import { caseOf, ten } from "../bench/case-of.ts";
import { answers } from "../bench/declared.ts";
import { DeliveryBench } from "../bench/delivery-bench.ts";
import { expectExactly } from "../bench/expect-stored.ts";
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

/** The vendor's no is a receipt like any other: final, told once, and no reason to send again. */
async function expectFinal<D>(target: Target<D>): Promise<void> {
  const bench = await DeliveryBench.open(target);
  const { refused } = target.makers;
  await target.subject.prepare?.(target.kind, 1);
  for (const _ of ten) await bench.submit(refused(1).document);
  const [submission, ...others] = await bench.settle();
  assert.deepEqual(others, [], "one document made several submissions");
  assert.equal(submission?.state, "refused", "what the vendor refused is not refused");
  const before = await target.subject.probe.requests();
  await bench.settle();
  assert.equal(await target.subject.probe.requests(), before, "a refused document was sent again");
  assert.deepEqual(await target.subject.probe.stored(target.kind), [], "a refused document is in the books");
}

/** A bad document in a batch harms no other: nine bookings, one refusal. */
async function expectOneBad<D>(target: Target<D>): Promise<void> {
  const { subject, kind, makers, facts } = target;
  const bench = await DeliveryBench.open(target);
  const good = ten.slice(0, 9);
  const bad = makers.refused(10).document;
  for (const n of ten) await subject.prepare?.(kind, n);
  const documents = [...good.map((n) => makers.valid(n).document), bad];
  const result = await bench.submit(documents[0] ?? bad, ...documents.slice(1).toReversed());
  assert.equal(result.type, "taken", "the batch was not taken");
  const states = (await bench.settle()).map(({ state }) => state).toSorted();
  assert.deepEqual(states, [...good.map(() => "accepted"), "refused"], "one bad document is not one refusal");
  const expected = good.map((n) => facts(makers.valid(n).document, subject.plan));
  expectExactly(await subject.probe.stored(kind), expected);
}

/** The vendor's no is kept as it was said, and leaves nothing behind. Asked only of systems that answer. */
export function refuseFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  if (!answers(target)) return [];
  const of = (name: string, title: string, run: () => Promise<void>) =>
    caseOf(target, { family: "refuse", name, title, run });
  return [
    of("vendor-text", "a refusal keeps the vendor's text and stores nothing", () => expectRefused(target)),
    of("final", "a refused document is refused once, however often it is submitted", () =>
      expectFinal(target),
    ),
    of("one-bad", "a batch with one bad document: the others are booked, the bad one is refused", () =>
      expectOneBad(target),
    ),
  ];
}
