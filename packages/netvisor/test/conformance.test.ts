import { conformanceCases, withheldCases } from "@confirma-connect/conformance";
import { afterAll, describe, expect, test } from "@jest/globals";
import { netvisorSubject } from "./support/netvisor-subject.ts";

const other = { keyInPayerName: false, lineSums: "net", onlyExistingDimensions: false } as const;
const subjects = [
  ["at its defaults", await netvisorSubject(), ["ledger", "invoice", "payment", undefined]],
  // The other readings change nothing about ledger documents of the kit.
  ["in the other readings", await netvisorSubject(other, { invoiceLineSum: "net" }), ["invoice", "payment"]],
] as const;

describe.each(subjects)("Netvisor %s conforms", (_, subject, kinds) => {
  const cases = conformanceCases(subject).filter(({ kind }) => kinds.some((each) => each === kind));
  for (const { id, title, run } of cases) test(`${id}: ${title}`, run);

  test("nothing is withheld but a code without a meaning, which the stand-in does not have", () => {
    const missing = withheldCases(subject).flatMap((each) => each.missing);
    expect(new Set(missing)).toEqual(new Set(["fault:unmappedCode"]));
  });

  afterAll(() => subject.dispose?.());
});
