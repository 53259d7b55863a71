import { strict as assert } from "node:assert";
import { attempt, Bench, wordsOf } from "../bench/bench.ts";
import { caseOf, needsFault } from "../bench/case-of.ts";
import { expectSeen } from "../bench/expect-seen.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";

async function expectNotSent<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { step } = await bench.ready(1);
  const before = await target.subject.probe.requests();
  const outcome = await bench.channel.deliver(step, attempt(AbortSignal.abort()));
  assert.equal(outcome.type, "notSent", `cancelled before sending is notSent, not ${wordsOf(outcome)}`);
  const sighting = await bench.channel.locate(step, attempt(AbortSignal.abort()));
  assert.equal(sighting.type, "unclear", "a cancelled look-up is unclear");
  assert.equal(await target.subject.probe.requests(), before, "a cancelled attempt sent a request");
  assert.deepEqual(await bench.stored(), [], "a cancelled document is in the books");
}

async function expectNotDenied<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { step } = await bench.ready(1);
  await target.subject.probe.arm({ type: "slow", delay: 1_000 });
  const outcome = await bench.channel.deliver(step, attempt(AbortSignal.timeout(400)));
  assert.ok(
    outcome.type === "unknown" || outcome.type === "accepted",
    `cancelled while waiting is unknown, not ${wordsOf(outcome)}`,
  );
  const stored = await bench.stored();
  assert.equal(stored.length, 1, "the document was booked before the cancellation, once");
  await expectSeen(bench, step, stored[0]);
}

/** Cancellation says truly whether the request left. */
export function cancelFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  return [
    caseOf(target, {
      family: "cancel",
      name: "before",
      title: "cancelled before sending: notSent, no request",
      run: () => expectNotSent(target),
    }),
    caseOf(target, {
      family: "cancel",
      name: "while-waiting",
      title: "cancelled while the answer is awaited: unknown, never notSent",
      needs: [needsFault("slow")],
      run: () => expectNotDenied(target),
    }),
  ];
}
