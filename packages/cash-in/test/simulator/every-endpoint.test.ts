import type { Secret } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { type CashInResult, defaultCashInRoutes } from "../../src/index.ts";
import { endpoints, invoiceNumber } from "./endpoints.ts";
import { scene } from "./running.ts";

const isSealed = (value: unknown): value is Secret =>
  typeof value === "object" && value !== null && "reveal" in value;

/** What a result holds: its value, or the data in it where its form is not public; the status of a refusal. */
function held(result: CashInResult<unknown>): unknown {
  if (result.type !== "ok") return "status" in result ? result.status : result.type;
  if (!isSealed(result.value)) return result.value;
  const text: unknown = JSON.parse(result.value.reveal());
  return typeof text === "object" && text !== null && "Data" in text ? text.Data : text;
}

const table = Object.entries(endpoints);

describe("every endpoint of the menu, on loopback", () => {
  test("is called here, and no other", () => {
    expect(Object.keys(endpoints)).toEqual(Object.keys(defaultCashInRoutes));
  });

  test.each(table)(
    "%s is answered with what the books hold, in one request",
    async (_, { call, holds, before }) => {
      const { client, simulator } = await scene();
      if (before !== undefined) expect(await before(client)).toMatchObject({ type: "ok" });
      const earlier = simulator.probe.requests().length;
      expect({ held: held(await call(client)) }).toMatchObject({ held: holds });
      expect(simulator.probe.requests().length - earlier).toBe(1);
    },
  );

  test("writes do to the books what they say", async () => {
    const { client, simulator } = await scene();
    for (const name of [
      "createCollectionCases",
      "updateCollectionReceivables",
      "updateFinvoiceAccount",
    ] as const)
      await endpoints[name].call(client);
    await endpoints.submitProduct.call(client);
    await endpoints.submitCustomer.call(client);
    await endpoints.submitExternalInvoiceAction.call(client);
    await endpoints.updateCreditor.call(client);
    const books = simulator.probe.books();
    expect(books.invoices).toHaveLength(41);
    expect(books.directPayments).toEqual([{ invoiceNumber, amount: 1, paymentDate: "2026-03-30" }]);
    expect([books.finvoiceAccount, books.products.length, books.customers.length]).toEqual(["A1", 1, 1]);
    expect(books.actions).toEqual([{ invoiceNumber, action: "WITHDRAW" }]);
    expect(Object.keys(books.details)).toEqual(["ContactPersons", "BankAccount", "ServiceSettings"]);
  });

  test.each([
    "updateInvoice",
    "submitInvoicePayment",
    "submitExternalInvoiceAction",
    "createDirectPayment",
  ] as const)(
    "%s of an invoice in a terminal state is a business refusal (402), not a question of money",
    async (name) => {
      const { client, simulator } = await scene();
      expect(await endpoints.submitExternalInvoiceAction.call(client)).toMatchObject({ type: "ok" });
      const before = simulator.probe.books();
      expect(await endpoints[name].call(client)).toMatchObject({
        type: "refused",
        status: 402,
        reason: "businessRule",
        problems: [{ code: "ACC_REFUSED_INVALID_DATA" }],
      });
      expect(simulator.probe.books()).toEqual(before);
    },
  );

  test.each(table)("%s with a wrong key is refused, and nothing changes", async (_, { call }) => {
    const { client, simulator } = await scene({ environment: "production" });
    const before = [simulator.probe.books(), simulator.probe.creditors(), simulator.probe.sms()];
    expect(await call(client)).toMatchObject({ type: "refused", status: 401, reason: "credentials" });
    expect([simulator.probe.books(), simulator.probe.creditors(), simulator.probe.sms()]).toEqual(before);
  });
});
