import { strict as assert } from "node:assert";
import { setTimeout as pause } from "node:timers/promises";
import { type Step, sumMinor } from "@confirma-connect/core";
import { Bench, contextOf } from "../bench/bench.ts";
import { caseOf } from "../bench/case-of.ts";
import { deepFreeze } from "../bench/deep-freeze.ts";
import { sumsOf } from "../bench/facts.ts";
import type { Target } from "../bench/target.ts";
import type { ConformanceCase } from "../conformance-case.ts";

async function expectPure<D>(target: Target<D>): Promise<void> {
  const { channel } = await Bench.open(target);
  const before = await target.subject.probe.requests();
  const { document, identifier } = deepFreeze(target.makers.valid(1));
  const context = deepFreeze(contextOf(target, identifier));
  const first = channel.render(document, context);
  const second = channel.render(document, context);
  assert.deepEqual(second, first, "the same document was rendered in two ways");
  // A request that was not waited for needs a moment to arrive.
  await pause(20);
  assert.equal(await target.subject.probe.requests(), before, "rendering sent a request");
  const again = await Bench.open(target);
  assert.deepEqual(again.channel.render(document, context), first, "a fresh system renders in another way");
}

function expectNames(steps: readonly Step[]): void {
  const names = steps.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, "two steps have the same name");
  steps.forEach(({ name, uses, request }, index) => {
    assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/, "a step's name is lower-case words joined by hyphens");
    for (const used of uses)
      assert.ok(names.slice(0, index).includes(used), `${name} uses a later step, ${used}`);
    for (const [, used = ""] of `${request.resource}${request.body}`.matchAll(/\{\{([^{}]*)\}\}/g)) {
      assert.ok(
        uses.includes(used),
        `${name} has a placeholder for ${used}, but does not say that it uses it`,
      );
    }
  });
}

async function expectKeys<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const keys = [1, 2].map((n) => {
    const steps = bench.render(target.makers.valid(n));
    expectNames(steps);
    return steps.filter(({ action }) => action === "create").map(({ identity }) => identity.key);
  });
  const all = keys.flat();
  assert.ok(all.length >= 2, "every document has a step that books it");
  assert.equal(new Set(all).size, all.length, "two writes have the same key");
  const { maxLength, field } = target.declared.identity;
  for (const key of all)
    assert.ok(key.length > 0 && key.length <= maxLength, `a key does not fit into ${field}`);
}

async function expectPostings<D>(target: Target<D>): Promise<void> {
  const bench = await Bench.open(target);
  const { document, identifier } = target.makers.valid(1);
  const steps = bench.render({ document, identifier });
  for (const { name, postings } of steps) {
    assert.equal(sumMinor(postings.map(({ amount }) => amount)), 0, `the postings of ${name} do not balance`);
  }
  const { accounts } = target.facts(document, target.subject.plan);
  if (accounts === undefined) return;
  const predicted = sumsOf(
    steps.flatMap(({ postings }) => postings.map(({ account, amount }) => [account, amount])),
  );
  assert.deepEqual(
    [...predicted].sort(),
    [...accounts].sort(),
    "the predicted postings are not those of the document",
  );
}

/** Rendering is pure, deterministic and says what the books will show. */
export function renderFamily<D>(target: Target<D>): readonly ConformanceCase[] {
  const of = (name: string, title: string, run: () => Promise<void>) =>
    caseOf(target, { family: "render", name, title, run });
  return [
    of("pure", "same document, same bytes; input untouched; no request", () => expectPure(target)),
    of("keys", "every write has its own key, which fits, and names its placeholders", () =>
      expectKeys(target),
    ),
    of("postings", "predicted postings balance and are those of the document", () => expectPostings(target)),
  ];
}
