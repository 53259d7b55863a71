import { civilDate } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { everything, identifiers, month, scene } from "./running.ts";

type Row = (typeof month)["allocations"][number];

describe("filters", () => {
  const [sample] = month.allocations;
  const { invoiceNumber = "", caseId, paymentDate = "" } = sample ?? {};
  const day = civilDate(paymentDate || "2026-03-01");

  test.each([
    ["an invoice", { invoiceNumber }, (row: Row) => row.invoiceNumber === invoiceNumber],
    ["a case", { caseId: caseId ?? "" }, (row: Row) => row.caseId === caseId],
    ["an agency", { agency: "CASH-IN" }, () => true],
    ["another agency", { agency: "OTHER" }, () => false],
    ["days of payment", { paymentDateFrom: day, paymentDateTo: day }, (row: Row) => row.paymentDate === day],
    [
      "days of accounting",
      { accountingDateFrom: day, accountingDateTo: day },
      (row: Row) => row.accountingDate === day,
    ],
    ["a currency", { currency: "SEK" }, () => false],
    ["a division", { hasAllocatedBreakdown: true }, () => true],
    ["no division", { hasAllocatedBreakdown: false }, () => false],
  ] as const)("by %s", async (_, query, wanted) => {
    const { client } = await scene();
    const found = await identifiers(client.allocatedPayments.all({ ...everything, ...query }));
    expect([...found].sort()).toEqual(
      month.allocations
        .filter(wanted)
        .map(({ allocationId }) => allocationId)
        .sort(),
    );
  });

  test("pages and order", async () => {
    const { client } = await scene();
    const order = { sortBy: "allocationId", sortOrder: "desc" };
    const sorted = month.allocations.map(({ allocationId }) => allocationId).sort((a, b) => (a < b ? 1 : -1));
    const second = await client.allocatedPayments.page({ ...everything, ...order, page: 2, pageSize: 3 });
    expect(second.type === "ok" && second.value.items.map(({ allocationId }) => allocationId)).toEqual(
      sorted.slice(3, 6),
    );
    expect(second).toMatchObject({ value: { page: 2, pageSize: 3, totalCount: sorted.length } });
  });
});
