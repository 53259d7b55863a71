import { strict as assert } from "node:assert";
import { inspect } from "node:util";
import type { Outcome } from "@confirma-connect/core";
import { attempt, Bench } from "../bench/bench.ts";
import { caseOf } from "../bench/case-of.ts";
import { answers } from "../bench/declared.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { type ConformanceFault, conformanceFaultNames } from "../subject/conformance-fault.ts";
import { refusalOf } from "./refuse-family.ts";

function expectClean(text: string, words: readonly string[], where: string): void {
  // The word itself stays out of the message: this message is a log line too.
  for (const [index, word] of words.entries()) {
    assert.ok(!text.includes(word), `canary ${index} is in ${where}`);
  }
}

/** Problems of an outcome; the vendor's reply may quote the document and is not logged. */
const problemsOf = (outcome: Outcome): string =>
  JSON.stringify("problems" in outcome ? outcome.problems : "problem" in outcome ? outcome.problem : []);

function expectOutcome<D>({ subject }: Target<D>, outcome: Outcome): void {
  const { secrets, personal } = subject.canaries;
  expectClean(problemsOf(outcome), [...secrets, ...personal], "the problems of an outcome");
  expectClean(JSON.stringify(outcome), secrets, "an outcome");
}

const faultOf = (type: ConformanceFault["type"]): ConformanceFault => {
  if (type === "lateCommit") return { type, after: 0 };
  return type === "slow" ? { type, delay: 1 } : { type };
};

function expectLogs<D>({ subject }: Target<D>): void {
  const { secrets, personal, logged } = subject.canaries;
  expectClean(logged().join("\n"), [...secrets, ...personal], "a log line");
}

async function expectQuiet<D>(target: Target<D>): Promise<void> {
  for (const type of conformanceFaultNames.filter((name) => target.subject.probe.faults.includes(name))) {
    const bench = await Bench.open(target);
    const { step } = await bench.ready(1);
    await target.subject.probe.arm(faultOf(type));
    expectOutcome(target, await bench.channel.deliver(step, attempt()));
    const sighting = await bench.locate(step);
    const { secrets, personal } = target.subject.canaries;
    expectClean(JSON.stringify(sighting), [...secrets, ...personal], "a sighting");
  }
  const refusal = answers(target) ? await refusalOf(await Bench.open(target)) : undefined;
  if (refusal !== undefined) expectOutcome(target, refusal);
  expectLogs(target);
}

async function expectOpaque<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { secrets, personal } = target.subject.canaries;
  assert.ok(secrets.length > 0 && personal.length > 0, "without canaries nothing is shown");
  const system = await target.subject.system();
  expectClean(JSON.stringify(system), secrets, "the system's JSON");
  expectClean(inspect(system, { depth: 10, showHidden: true }), secrets, "the system as inspected");
  for (const step of bench.render(target.makers.valid(1))) {
    expectClean(JSON.stringify(step), secrets, "a rendered step");
    const { title, postings } = step;
    expectClean(JSON.stringify({ title, postings }), personal, "the title or postings of a step");
  }
}

/** Secrets and personal data stay where they belong. */
export function privacyFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const of = (name: string, title: string, run: () => Promise<void>) =>
    caseOf(target, { family: "privacy", name, title, run });
  return [
    of("quiet", "no failure puts a secret or a personal datum into problems or logs", () =>
      expectQuiet(target),
    ),
    of("opaque", "the system shows no secret; rendered bytes hold none; titles name no one", () =>
      expectOpaque(target),
    ),
  ];
}
