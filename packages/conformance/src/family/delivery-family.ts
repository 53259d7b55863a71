import { strict as assert } from "node:assert";
import { timeOf } from "../bench/bench.ts";
import { caseOf, hyphenated, needsFault, ten } from "../bench/case-of.ts";
import { findable } from "../bench/declared.ts";
import { DeliveryBench } from "../bench/delivery-bench.ts";
import { expectExactly } from "../bench/expect-stored.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { ConformanceFault } from "../subject/conformance-fault.ts";

async function expectBooks<D>({ subject, kind, facts, makers }: Target<D>, count: number): Promise<void> {
  const expected = ten.slice(0, count).map((n) => facts(makers.valid(n).document, subject.plan));
  expectExactly(await subject.probe.stored(kind), expected);
}

/** Waits until a write that was held back has landed: only then do the books show a second one. */
async function lateWritesLand<D>({ subject }: Target<D>, faults: readonly ConformanceFault[]): Promise<void> {
  const longest = Math.max(0, ...faults.map((fault) => (fault.type === "lateCommit" ? fault.after : 0)));
  if (longest > 0) await timeOf(subject).advance(longest + 50);
}

/** Delivers valid documents with faults on the way; every one must be in the books exactly once. */
async function expectDelivered<D>(
  target: Target<D>,
  count: number,
  faults: readonly ConformanceFault[],
): Promise<void> {
  const bench = await DeliveryBench.open(target);
  await bench.submitValid(count);
  for (const fault of faults) await target.subject.probe.arm(fault);
  const all = await bench.settle();
  for (const { state, identifier } of all) assert.equal(state, "accepted", `${identifier} ended ${state}`);
  await lateWritesLand(target, faults);
  await expectBooks(target, count);
}

/** When absence or presence cannot be concluded, a person decides; nothing is booked twice, nothing is denied. */
async function expectSafe<D>(
  target: Target<D>,
  count: number,
  faults: readonly ConformanceFault[],
): Promise<void> {
  const bench = await DeliveryBench.open(target);
  await bench.submitValid(count);
  for (const fault of faults) await target.subject.probe.arm(fault);
  const all = await bench.settle();
  for (const { state } of all) assert.notEqual(state, "refused", "a lost request was taken for a refusal");
  await lateWritesLand(target, faults);
  const stored = await target.subject.probe.stored(target.kind);
  assert.ok(stored.length <= count, `the books hold ${stored.length} documents, not ${count}`);
  const accepted = all.filter(({ state }) => state === "accepted").length;
  assert.ok(accepted <= stored.length, "accepted, but not in the books");
  const { facts, makers, subject } = target;
  const totals = ten.slice(0, count).map((n) => facts(makers.valid(n).document, subject.plan).total);
  const twice = totals.filter((each) => stored.filter(({ total }) => total === each).length > 1);
  assert.deepEqual(twice, [], "a document is in the books twice");
}

async function expectConflict<D>(target: Target<D>): Promise<void> {
  const bench = await DeliveryBench.open(target);
  const { valid } = target.makers;
  await bench.submitValid(1);
  const before = await bench.settle();
  for (const _ of ten) {
    const again = await bench.submit(valid(1).document);
    assert.ok(
      again.type === "taken" && again.results[0]?.type === "same",
      "the same content again was not recognised",
    );
  }
  const other = await bench.submit(target.changed(valid(1).document));
  assert.equal(other.type, "conflict", "other content under the same identifier was taken");
  assert.deepEqual(await bench.settle(), before, "a repeated submission changed the first one");
  await expectBooks(target, 1);
}

async function expectConcurrent<D>(target: Target<D>): Promise<void> {
  const bench = await DeliveryBench.open(target);
  const { document } = target.makers.valid(1);
  await target.subject.prepare?.(target.kind, 1);
  const results = await Promise.all(ten.map(() => bench.submit(document)));
  for (const { type } of results) assert.equal(type, "taken", "the same document was not taken ten times");
  const all = await bench.settle();
  assert.equal(all.length, 1, "one identity made several submissions");
  assert.equal(all[0]?.state, "accepted");
  await expectBooks(target, 1);
}

/** Faults that end well by themselves, whatever the bound for late writes is. */
const harmless: readonly ConformanceFault["type"][] = [
  "refuseConnection",
  "commitLoseAnswer",
  "errorAfterCommit",
  "htmlWith200",
  "emptyBody",
  "truncatedBody",
  "unauthorized",
];

/** Faults after which absence must be proved, or time must pass, before a document is sent again. */
const patient: readonly ConformanceFault["type"][] = [
  "loseRequest",
  "errorBeforeCommit",
  "rateLimited",
  "lateCommit",
  "staleRead",
];

/** Faults that prove that nothing was booked: they end well even where nothing can be looked up. */
const answered: readonly ConformanceFault["type"][] = ["refuseConnection", "unauthorized", "rateLimited"];

function scenarioOf(type: ConformanceFault["type"], bound: number): readonly ConformanceFault[] {
  if (type === "lateCommit") return [{ type, after: Math.floor(bound * 0.75) }];
  if (type === "slow") return [{ type, delay: 60 }];
  if (type === "rateLimited") return [{ type, retryAfter: 1_000 }];
  return type === "staleRead" ? [{ type: "commitLoseAnswer" }, { type }] : [{ type }];
}

/** Core's endpoints, store and engine bring each document into the books exactly once. */
export function deliveryFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const family = "delivery";
  const { lateWriteBound } = target.subject.manifest;
  const of = (name: string, title: string, needs: readonly string[], run: () => Promise<void>) =>
    caseOf(target, { family, name, title, needs, run });
  const ends = (type: ConformanceFault["type"], bound: number) => {
    const scenario = scenarioOf(type, bound);
    const needs = scenario.map((fault) => needsFault(fault.type));
    if (!findable(target) && !answered.includes(type)) {
      const words = `${hyphenated(type)}: never twice, a person decides`;
      return of(hyphenated(type), words, needs, () => expectSafe(target, 1, scenario));
    }
    const title = `${hyphenated(type)}: in the end exactly one`;
    return of(hyphenated(type), title, needs, () => expectDelivered(target, 1, scenario));
  };
  const waits = (type: "loseRequest" | "errorBeforeCommit" | "lateCommit") =>
    of(hyphenated(type), `${hyphenated(type)}: never twice, a person decides`, [needsFault(type)], () =>
      expectSafe(target, 1, [type === "lateCommit" ? { type, after: 400 } : { type }]),
    );
  const bounded =
    lateWriteBound === "never"
      ? (["loseRequest", "errorBeforeCommit", "lateCommit"] as const).map(waits)
      : patient.map((type) => ends(type, lateWriteBound));
  const seven: readonly ConformanceFault[] = harmless.flatMap((type) => scenarioOf(type, 0));
  return [
    ...harmless.map((type) => ends(type, 0)),
    ...bounded,
    of("ten", "ten documents, seven failures: ten bookings, the exact sum", harmless.map(needsFault), () =>
      findable(target) ? expectDelivered(target, 10, seven) : expectSafe(target, 10, seven),
    ),
    of("concurrent", "one document submitted ten times at once is booked once", [], () =>
      expectConcurrent(target),
    ),
    of("identity", "same content ten times again is the first receipt; other content is a conflict", [], () =>
      expectConflict(target),
    ),
  ];
}
