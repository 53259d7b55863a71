import { type ConformanceCase, conformanceCases, withheldCases } from "@confirma-connect/conformance";
import { afterAll, describe, expect, test } from "@jest/globals";
import { netvisorSubject } from "./support/netvisor-subject.ts";

const other = { lineSums: "net", onlyExistingDimensions: false, invoiceNumberUnique: true } as const;
const everything = () => true;
const subjects = [
  ["at its defaults", await netvisorSubject(), everything],
  // The other readings change nothing about ledger documents of the kit.
  [
    "in the other readings",
    await netvisorSubject(other, { invoiceLineSum: "net" }),
    ({ kind }: ConformanceCase) => kind === "invoice",
  ],
  [
    "without keys in payers' names",
    await netvisorSubject({ keyInPayerName: false }),
    ({ kind }: ConformanceCase) => kind === "payment",
  ],
] as const;

describe.each(subjects)("Netvisor %s conforms", (_, subject, asked) => {
  for (const { id, title, run } of conformanceCases(subject).filter(asked)) test(`${id}: ${title}`, run);

  test("nothing is withheld but a code without a meaning, which the stand-in does not have", () => {
    const missing = withheldCases(subject).flatMap((each) => each.missing);
    expect(new Set(missing)).toEqual(new Set(["fault:unmappedCode"]));
  });

  afterAll(() => subject.dispose?.());
});
