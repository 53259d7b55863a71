import { civilDate } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { afterFirstAnswer, clientOf, identifiers, month, scene } from "./running.ts";

describe("a list that moves after its first page was read", () => {
  const sorted = [...month.allocations].sort((one, other) => (one.paymentDate < other.paymentDate ? -1 : 1));
  const [first] = sorted;
  if (first === undefined) throw new Error("empty month");
  const nothing = { payment: 0, breakdown: { capital: 0, interest: 0, costs: 0 } };
  const late = { ...first, ...nothing, allocationId: "late", paymentDate: "2026-04-01" };
  const others = month.allocations.map(({ allocationId }) => allocationId);
  const stayed = others.filter((id) => id !== first.allocationId);

  test.each([
    ["grows behind", "oldestFirst", false],
    ["grows in front", "newestFirst", false],
    ["loses a row in front and gets one behind, so that it counts the same", "oldestFirst", true],
    ["loses a row behind and gets one in front", "newestFirst", true],
  ] as const)("%s (%s): every allocation that stayed comes once", async (_, defaultOrder, leaves) => {
    const { simulator } = await scene({ readings: { defaultOrder } });
    const http = afterFirstAnswer(() => {
      if (leaves) simulator.takeBack("C100", first.allocationId);
      simulator.allocate("C100", late);
    });
    const { allocatedPayments } = clientOf(simulator, {}, http);
    const found = await identifiers(allocatedPayments.all({ paymentDateFrom: civilDate("2026-03-01") }));
    expect([...found].sort()).toEqual([...(leaves ? stayed : others), "late"].sort());
  });
});

test.each(["told", "absent"] as const)("pages that are cut to three rows, counts %s", async (counts) => {
  const readings = { counts, largestPageSize: 3, oversizedPage: "clamp" } as const;
  const { client } = await scene({ readings });
  const found = await identifiers(client.allocatedPayments.all({ paymentDateFrom: civilDate("2026-03-01") }));
  expect([...found].sort()).toEqual(month.allocations.map(({ allocationId }) => allocationId).sort());
});

test("a terminal invoice is a business refusal, and the books stay", async () => {
  const { simulator, client } = await scene();
  const paid = month.invoices.find(({ status }) => status === "PAID");
  const parameters = { invoiceNumber: paid?.invoiceNumber };
  const result = await client.invoices.update({ parameters, body: { DueDate: "2026-05-01" } });
  expect(result).toMatchObject({ type: "refused", status: 402, reason: "businessRule" });
  expect(simulator.probe.books().invoices).toEqual(month.invoices);
});

test("a lost answer is unknown although the invoice is booked", async () => {
  const { simulator, client } = await scene();
  simulator.arm({ kind: "commitAndLoseAnswer", when: { resource: "salesinvoices", method: "POST" } });
  const body = { InvoiceNumber: "X1", Amount: 10.5, DueDate: "2026-05-01", DebtorId: "D1" };
  expect(await client.invoices.create({ body })).toMatchObject({ type: "unknown" });
  expect(simulator.probe.books().invoices.at(-1)).toMatchObject({ invoiceNumber: "X1", open: 1050 });
});

test("a partner registers a creditor, reads its credentials and sends a message", async () => {
  const { simulator, client } = await scene();
  const parts = { businessDetails: { Name: "A" }, contactPersons: [{ Name: "B" }] };
  const made = await client.partner.registerCreditor({ ...parts, serviceConfiguration: { Kind: "C" } });
  expect(made).toMatchObject({ type: "ok" });
  expect(simulator.probe.creditors()).toEqual(["C100", "C90001"]);
  expect(await client.partner.updateCreditor("C90001", { bankAccount: { Iban: "x" } })).toMatchObject({
    type: "ok",
  });
  expect(await client.partner.creditorCredentials("C90001")).toMatchObject({ type: "ok" });
  expect(await client.partner.creditorCredentials("C1")).toMatchObject({ status: 404 });
  expect(await client.partner.externalAgreements("C100")).toMatchObject({
    value: [{ agreementId: "AGR-1" }],
  });
  expect(await client.partner.sellerDelivery("C100")).toMatchObject({ type: "ok" });
  expect(await client.partner.sendSms({ recipient: "+358401234567", message: "m" })).toMatchObject({
    value: [{ status: "DELIVERED" }],
  });
  expect(simulator.probe.sms()).toHaveLength(1);
});

test.each([
  ["pageSize=101"],
  ["page=0"],
  ["currency=eur"],
  ["paymentDateFrom=2026-02-30"],
  ["hasAllocatedBreakdown=1"],
  ["sortBy=x"],
  ["sortOrder=up"],
  ["stranger=1"],
])("the query %s is refused with 400, and a wrong or a partner's key never gets in", async (query) => {
  const { simulator } = await scene();
  const ask = async (key: string) =>
    (
      await fetch(`${simulator.url}v2/allocated-payment-transactions?${query}`, {
        headers: { "X-Api-Key": key },
      })
    ).status;
  expect([await ask("demo-creditor-key"), await ask("demo-partner-key"), await ask("x")]).toEqual([
    400, 403, 401,
  ]);
});

test("faults of a read are never a value, and 429 keeps its delay", async () => {
  const { simulator, client } = await scene();
  for (const kind of ["refuseConnection", "truncatedBody"] as const) {
    simulator.arm({ kind });
    expect((await client.allocatedPayments.page()).type).not.toBe("ok");
  }
  simulator.arm({ kind: "htmlPage", committed: true });
  expect(await client.allocatedPayments.page()).toMatchObject({ type: "unknown" });
  simulator.arm({ kind: "tooManyRequests", retryAfterSeconds: 3 });
  expect(await client.allocatedPayments.page()).toMatchObject({ type: "notSent", retryAfter: 3000 });
});
