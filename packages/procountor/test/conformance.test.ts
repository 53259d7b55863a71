import { conformanceCases, withheldCases } from "@confirma-connect/conformance";
import { afterAll, describe, expect, test } from "@jest/globals";
import { procountorSubject } from "./support/procountor-subject.ts";

/** Both readings of how the vendor answers; documents come out the same. */
const answers = {
  singleIdBatch: "array",
  tokenErrorBody: "oauth",
  closedPeriodStatus: 400,
  version: "wallClock",
  totalCount: "page",
  receiptRebuild: "sameId",
} as const;

const subjects = [
  ["at its defaults", await procountorSubject(), ["ledger", "invoice", "payment", undefined]],
  [
    "in the other readings",
    await procountorSubject(
      {
        receiptRows: "description",
        invoiceRounding: "percentage",
        paymentKey: "content",
        paymentList: "payments",
      },
      answers,
    ),
    ["invoice", "payment"],
  ],
  [
    "where a receipt sums to zero without VAT",
    await procountorSubject({ journalVat: "rows" }, { ...answers, balanceSum: "net" }),
    ["ledger"],
  ],
] as const;

describe.each(subjects)("Procountor %s conforms", (_, subject, kinds) => {
  const cases = conformanceCases(subject).filter(({ kind }) => kinds.some((each) => each === kind));
  for (const { id, title, run } of cases) test(`${id}: ${title}`, run);

  test("nothing is withheld", () => {
    expect(withheldCases(subject)).toEqual([]);
  });

  afterAll(() => subject.dispose?.());
});
