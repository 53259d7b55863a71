import { strict as assert } from "node:assert";
import { atLeast, type Evidence, weakerOf } from "@confirma-connect/core";
import { attempt, Bench, timeOf, wordsOf } from "../bench/bench.ts";
import { caseOf, ten } from "../bench/case-of.ts";
import { findable } from "../bench/declared.ts";
import { expectExactly, expectStored } from "../bench/expect-stored.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const factsOf = <D>({ makers, facts, subject }: Target<D>, n: number) =>
  facts(makers.valid(n).document, subject.plan);

async function expectAccepted<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { outcome } = await bench.deliver(1);
  assert.ok(outcome.type === "accepted", `the document was not accepted: ${wordsOf(outcome)}`);
  const { evidence, vendorId } = outcome;
  const { bestEvidence } = target.declared;
  assert.ok(atLeast(bestEvidence, evidence), `evidence ${evidence} is better than declared`);
  const stored = await bench.stored();
  assert.equal(stored.length, 1, `the books hold ${stored.length} documents, not one`);
  expectStored(stored[0], factsOf(target, 1));
  if (atLeast(evidence, "identified"))
    assert.equal(vendorId, stored[0]?.vendorId, "evidence names another document");
}

async function expectBestEvidence<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { step, outcome } = await bench.deliver(1);
  assert.ok(outcome.type === "accepted", `the document was not accepted: ${wordsOf(outcome)}`);
  const { bestEvidence } = target.declared;
  const sighting = await bench.locate(step);
  const grades: readonly Evidence[] = [
    outcome.evidence,
    ...(sighting.type === "found" ? [sighting.evidence] : []),
  ];
  const best = grades.find((grade) => grades.every((other) => weakerOf(grade, other) === other));
  assert.equal(best, bestEvidence, `the declared evidence is ${bestEvidence}, the best reached is ${best}`);
  if (sighting.type !== "found") return;
  assert.deepEqual(sighting.differences, [], "the books are equal, yet differences are reported");
  const [stored] = await bench.stored();
  assert.equal(sighting.vendorId, stored?.vendorId, "the look-up names another document");
}

async function expectTen<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  for (const n of ten) await bench.accepted(n);
  const stored = await bench.stored();
  expectExactly(
    stored,
    ten.map((n) => factsOf(target, n)),
  );
  assert.equal(new Set(stored.map(({ vendorId }) => vendorId)).size, 10, "two documents have one identifier");
}

async function expectOwnOnly<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const steps = [await bench.accepted(1), await bench.accepted(2)];
  const stored = await bench.stored();
  for (const [index, step] of steps.entries()) {
    const sighting = await bench.locate(step);
    assert.ok(
      sighting.type === "found",
      `document ${index + 1} is in the books, but the look-up is ${sighting.type}`,
    );
    assert.equal(sighting.vendorId, stored[index]?.vendorId, "the look-up found another document");
  }
  const { step } = await bench.ready(3);
  const { clock } = timeOf(target.subject);
  const before = clock.now();
  const sighting = await bench.locate(step);
  assert.ok(
    sighting.type === "absent",
    `document 3 is not in the books, but the look-up is ${sighting.type}`,
  );
  assert.ok(sighting.asOf >= before && sighting.asOf <= clock.now(), "absence is dated outside the look-up");
}

async function expectDifference<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  await bench.accepted(1);
  const { identifier } = target.makers.valid(1);
  const { step } = await bench.ready(2, { identifier, document: target.makers.valid(2).document });
  const sighting = await bench.locate(step);
  if (sighting.type !== "found") return;
  assert.notEqual(sighting.evidence, "readBack", "another amount counts as read back and equal");
  const compares = target.declared.bestEvidence === "readBack";
  if (compares) assert.ok(sighting.differences.length > 0, "another amount is not reported as a difference");
}

async function expectOnce<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { step } = await bench.deliver(1);
  const second = await bench.channel.deliver(step, attempt());
  assert.equal((await bench.stored()).length, 1, "the vendor is declared to refuse the key a second time");
  assert.notEqual(second.type, "notSent", "a request that was answered counts as not sent");
}

/** Accepted documents are in the books, and the evidence is what it says it is. */
export function acceptFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const of = (name: string, title: string, run: () => Promise<void>) =>
    caseOf(target, { family: "accept", name, title, run });
  return [
    of("stored", "an accepted document is in the books to the cent, with date and reference", () =>
      expectAccepted(target),
    ),
    of("evidence", "the declared evidence is reached", () => expectBestEvidence(target)),
    of("ten", "ten documents make ten bookings with the exact sum", () => expectTen(target)),
    ...(findable(target)
      ? [
          of("own-only", "the look-up finds the document itself, and absence where there is none", () =>
            expectOwnOnly(target),
          ),
        ]
      : []),
    of("difference", "other content under our key is never taken for ours", () => expectDifference(target)),
    ...(target.declared.identity.enforced
      ? [of("enforced-key", "the same key is booked once, as declared", () => expectOnce(target))]
      : []),
  ];
}
