import { strict as assert } from "node:assert";
import type { Outcome, ResolvedStep } from "@confirma-connect/core";
import { attempt, Bench, timeOf, wordsOf } from "../bench/bench.ts";
import { caseOf, hyphenated, needsFault, ten } from "../bench/case-of.ts";
import { expectSeen } from "../bench/expect-seen.ts";
import { expectStored } from "../bench/expect-stored.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { ConformanceFault } from "../subject/conformance-fault.ts";

/** Whether the write took effect; undefined: the stand-in may do either. */
interface Expectation {
  readonly fault: ConformanceFault;
  readonly name: string;
  readonly title: string;
  readonly outcomes: readonly Outcome["type"][];
  readonly booked: boolean;
  check?(outcome: Outcome): void;
}

const keepsVendor = ({ vendor }: Outcome): void => {
  assert.ok((vendor?.text ?? vendor?.code ?? "").length > 0, "the vendor's text and code are lost");
};

const keepsDelay = (outcome: Outcome): void => {
  const delay = outcome.type === "notSent" ? outcome.retryAfter : undefined;
  assert.ok(delay !== undefined && delay >= 2_000, "the delay that the vendor asked for is lost");
};

const actorOf = (outcome: Outcome): void => {
  const actor = outcome.type === "notSent" ? outcome.problem.actor : undefined;
  assert.equal(actor, "operator", "a credential problem is an operator's");
};

const plain = (
  type: "refuseConnection" | "loseRequest" | "commitLoseAnswer" | "errorBeforeCommit" | "errorAfterCommit",
  rest: Omit<Expectation, "fault" | "name">,
): Expectation => ({ fault: { type }, name: hyphenated(type), ...rest });

const silent = (type: "htmlWith200" | "emptyBody" | "truncatedBody"): Expectation => ({
  fault: { type },
  name: hyphenated(type),
  title: `200 with an unreadable answer (${hyphenated(type)}) is unknown, never accepted`,
  outcomes: ["unknown"],
  booked: true,
});

/** What each fault of a write must come to. */
const expectations: readonly Expectation[] = [
  plain("refuseConnection", {
    title: "a refused connection is notSent, and nothing is stored",
    outcomes: ["notSent"],
    booked: false,
  }),
  plain("loseRequest", { title: "a lost request is unknown", outcomes: ["unknown"], booked: false }),
  plain("commitLoseAnswer", {
    title: "committed, answer lost: unknown, sent once, found by its key",
    outcomes: ["unknown"],
    booked: true,
  }),
  plain("errorBeforeCommit", { title: "a 5xx answer is unknown", outcomes: ["unknown"], booked: false }),
  plain("errorAfterCommit", {
    title: "a 5xx answer after the commit is unknown",
    outcomes: ["unknown"],
    booked: true,
  }),
  silent("htmlWith200"),
  silent("emptyBody"),
  silent("truncatedBody"),
  {
    fault: { type: "unmappedCode" },
    name: "unmapped-code",
    title: "a code without a documented meaning is kept, never success and never notSent",
    outcomes: ["unknown", "refused"],
    booked: false,
    check: keepsVendor,
  },
  {
    fault: { type: "unauthorized" },
    name: "unauthorized",
    title: "refused credentials are notSent and an operator's problem",
    outcomes: ["notSent"],
    booked: false,
    check: actorOf,
  },
  {
    fault: { type: "rateLimited", retryAfter: 2_000 },
    name: "rate-limited",
    title: "too many requests: notSent, with the vendor's delay",
    outcomes: ["notSent"],
    booked: false,
    check: keepsDelay,
  },
  {
    fault: { type: "rateLimited" },
    name: "rate-limited-without-delay",
    title: "too many requests without a delay: notSent",
    outcomes: ["notSent"],
    booked: false,
  },
  {
    fault: { type: "slow", delay: 20 },
    name: "slow",
    title: "a slow answer is an answer",
    outcomes: ["accepted"],
    booked: true,
  },
];

/** Document `n`'s write, the stand-in's books and the adapter's look-up agree on whether it is there. */
async function expectSighting<D>(bench: Bench<D>, step: ResolvedStep, n?: number): Promise<void> {
  const stored = await bench.stored();
  assert.equal(stored.length, n ?? 0, `the books hold ${stored.length} documents`);
  const newest = n === undefined ? undefined : stored.at(-1);
  await expectSeen(bench, step, newest);
  if (n === undefined) return;
  const { facts, makers, subject } = bench.target;
  expectStored(newest, facts(makers.valid(n).document, subject.plan));
}

interface Numbered {
  readonly n: number;
  readonly step: ResolvedStep;
}

async function expectFault<D>(
  bench: Bench<D>,
  expectation: Expectation,
  { n, step }: Numbered,
): Promise<void> {
  const { fault, outcomes, booked, check } = expectation;
  const { probe } = bench.target.subject;
  await probe.arm(fault);
  const before = await probe.requests();
  const outcome = await bench.channel.deliver(step, attempt());
  const sent = (await probe.requests()) - before;
  assert.ok(
    outcomes.includes(outcome.type),
    `the outcome must be ${outcomes.join(" or ")}, it is ${wordsOf(outcome)}`,
  );
  if (fault.type !== "refuseConnection") assert.equal(sent, 1, `one delivery made ${sent} requests`);
  check?.(outcome);
  await expectSighting(bench, step, booked ? n : undefined);
}

/** One write may end well by chance: every write is repeated ten times, on the same books. */
async function expectTen<D>(target: Target<D>, expectation: Expectation): Promise<void> {
  const bench = await Bench.open(target);
  const ready: Numbered[] = [];
  // All earlier steps first: a fault is meant for the write that books.
  for (const n of ten) ready.push({ n, step: (await bench.ready(n)).step });
  for (const each of ready) await expectFault(bench, expectation, each);
}

async function expectLate<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { probe } = target.subject;
  const { step } = await bench.ready(1);
  const after = 400;
  await probe.arm({ type: "lateCommit", after });
  const outcome = await bench.channel.deliver(step, attempt());
  assert.equal(outcome.type, "unknown", `a lost answer is unknown, not ${wordsOf(outcome)}`);
  const early = await bench.locate(step);
  assert.ok(
    early.type === "absent" || early.type === "unclear",
    "the look-up found what is not in the books",
  );
  await timeOf(target.subject).advance(after * 1.5);
  await expectSighting(bench, step, 1);
}

/** What a write comes to when the network or the vendor fails. */
export function faultFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const family = "fault";
  const each = expectations.map((expectation) => {
    const { name, title, fault } = expectation;
    const needs = [needsFault(fault.type)];
    return caseOf(target, { family, name, title, needs, run: () => expectTen(target, expectation) });
  });
  const late = caseOf(target, {
    family,
    name: "late-commit",
    title: "a write that lands late is absent first and found later",
    needs: [needsFault("lateCommit")],
    run: () => expectLate(target),
  });
  return [...each, late];
}
