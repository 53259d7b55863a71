import type { ConformanceSubject } from "@confirma-connect/conformance";
import { afterEach, expect, test } from "@jest/globals";
import {
  centLess,
  type Drift,
  dayLater,
  deliverSamples,
} from "../../sandbox/test/support/deliver-samples.ts";
import { netbaronSubject } from "./support/netbaron-subject.ts";

const open: ConformanceSubject[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((subject) => subject.dispose?.()));
});

async function delivered(vatRows: "explicit" | "vatAccount", drift?: Drift) {
  const subject = await netbaronSubject({ vatRows, waits: true, readsBack: false });
  open.push(subject);
  return deliverSamples(subject, drift);
}

/** Files say nothing of what became of a document; rows of a Finvoice have a rate and no VAT code. */
const limits = [
  { kind: "invoice", field: "vat", declared: true, count: 3 },
  { kind: "invoice", field: "status", declared: true, count: 3 },
  { kind: "ledger", field: "status", declared: true, count: 3 },
  { kind: "payment", field: "status", declared: true, count: 3 },
];

test.each(["explicit", "vatAccount"] as const)("what was delivered (%s) is reconciled", async (vatRows) => {
  const { states, reconcile } = await delivered(vatRows);
  expect(new Set(states)).toEqual(new Set(["invoice accepted", "ledger accepted", "payment accepted"]));
  const report = await reconcile();
  expect(report).toMatchObject({ differences: [], isClean: true, matched: { identity: 9 } });
  expect(report.notCompared).toEqual(limits);
});

test.each([
  ["amount", centLess],
  ["date", dayLater],
] as const)("a payment whose %s changed in the books is the only difference", async (name, drift) => {
  const { reconcile } = await delivered("explicit", drift);
  const { differences } = await reconcile();
  expect(differences.map(({ class: found, kind }) => `${kind} ${found}`)).toEqual([`payment ${name}`]);
});
