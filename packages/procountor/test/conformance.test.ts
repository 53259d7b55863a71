import { conformanceCases, withheldCases } from "@confirma-connect/conformance";
import { afterAll, describe, expect, test } from "@jest/globals";
import { procountorSubject } from "./support/procountor-subject.ts";

const rows = { journalVat: "rows", paymentKey: "content", paymentList: "invoices" } as const;
const stricter = {
  redirectUri: "optional",
  singleIdBatch: "array",
  tokenErrorBody: "oauth",
  closedPeriodStatus: 400,
  balanceSum: "net",
  version: "wallClock",
  totalCount: "page",
} as const;

const subjects = [
  ["at its defaults", await procountorSubject(), ["ledger", "invoice", "payment", undefined]],
  // The other readings change nothing about invoices of the kit but how they are read.
  ["in the other readings", await procountorSubject(rows, stricter), ["ledger", "payment"]],
] as const;

describe.each(subjects)("Procountor %s conforms", (_, subject, kinds) => {
  const cases = conformanceCases(subject).filter(({ kind }) => kinds.some((each) => each === kind));
  for (const { id, title, run } of cases) test(`${id}: ${title}`, run);

  test("nothing is withheld", () => {
    expect(withheldCases(subject)).toEqual([]);
  });

  afterAll(() => subject.dispose?.());
});
