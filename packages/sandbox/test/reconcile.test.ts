import { expect, test } from "@jest/globals";
import { sandboxSubject } from "./sandbox-subject.ts";
import { centLess, dayLater, deliverSamples } from "./support/deliver-samples.ts";

test("what was delivered is reconciled clean, with nothing left uncompared", async () => {
  const { states, reconcile } = await deliverSamples(sandboxSubject());
  expect(new Set(states)).toEqual(new Set(["invoice accepted", "ledger accepted", "payment accepted"]));
  const report = await reconcile();
  expect(report).toMatchObject({ differences: [], notCompared: [], isClean: true, matched: { identity: 9 } });
});

test.each([
  ["amount", centLess],
  ["date", dayLater],
] as const)("a payment whose %s changed in the books is the only difference", async (name, drift) => {
  const { reconcile } = await deliverSamples(sandboxSubject(), drift);
  const { differences } = await reconcile();
  expect(differences.map(({ class: found, kind }) => `${kind} ${found}`)).toEqual([`payment ${name}`]);
});
