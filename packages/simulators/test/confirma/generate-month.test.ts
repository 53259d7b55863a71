import { generateConfirmaMonth } from "@confirma-connect/simulators";
import { expect, test } from "@jest/globals";

const kindsOf = (overpayments?: boolean) =>
  new Set(
    generateConfirmaMonth({
      month: "2026-03",
      cases: 60,
      ...(overpayments === undefined ? {} : { overpayments }),
    }).payments.map(({ kind }) => kind),
  );

test.each([
  [undefined, ["full", "overpayment", "partial", "refund"]],
  [true, ["full", "overpayment", "partial", "refund"]],
  [false, ["full", "partial"]],
])("overpayments %p: payments are %p", (overpayments, kinds) => {
  expect([...kindsOf(overpayments)].sort()).toEqual(kinds);
});
