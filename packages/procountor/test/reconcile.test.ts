import type { ConformanceSubject } from "@confirma-connect/conformance";
import { afterEach, expect, test } from "@jest/globals";
import {
  centLess,
  type Drift,
  dayLater,
  deliverSamples,
} from "../../sandbox/test/support/deliver-samples.ts";
import { procountorSubject } from "./support/procountor-subject.ts";

const open: ConformanceSubject[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((subject) => subject.dispose?.()));
});

async function delivered(drift?: Drift) {
  const subject = await procountorSubject();
  open.push(subject);
  return deliverSamples(subject, drift);
}

/** VAT that Procountor computes shows in no row; a payment event has neither division nor reference, and no state of its own. */
const limits = [
  { kind: "ledger", field: "account", declared: true, count: 3 },
  { kind: "payment", field: "account", declared: true, count: 3 },
  { kind: "payment", field: "reference", declared: true, count: 3 },
  { kind: "payment", field: "status", declared: true, count: 3 },
];

test("what was delivered is reconciled without a difference", async () => {
  const { states, reconcile } = await delivered();
  expect(new Set(states)).toEqual(new Set(["invoice accepted", "ledger accepted", "payment accepted"]));
  const report = await reconcile();
  expect(report).toMatchObject({ differences: [], isClean: true, matched: { identity: 9 } });
  expect(report.notCompared).toEqual(limits);
});

test.each([
  ["amount", centLess],
  ["date", dayLater],
] as const)("a payment whose %s changed in the books is the only difference", async (name, drift) => {
  const { reconcile } = await delivered(drift);
  const { differences } = await reconcile();
  expect(differences.map(({ class: found, kind }) => `${kind} ${found}`)).toEqual([`payment ${name}`]);
});
