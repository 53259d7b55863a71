import { civilDate, type Problem } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { confirmaSource } from "../../src/index.ts";
import { all, march, running } from "../simulator/running.ts";
import { fixture } from "../support/fixture.ts";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

const source = (http: ReturnType<typeof scriptedHttp>) =>
  confirmaSource(testClient(http, { windowDays: 32 }));

/** All entries of a list that the source must have. */
async function taken<T>(list: AsyncIterable<T> | undefined): Promise<readonly T[]> {
  if (list === undefined) throw new Error("the source has no such list");
  return all(list);
}

describe("the Partner API as a source", () => {
  test("gives received payments with every field of the documented rows", async () => {
    const http = scriptedHttp(() => json(fixture("received-payments")));
    const [first, second, ...others] = await taken(source(http).payments?.(march));
    expect(first).toEqual({
      caseId: "700123",
      invoiceNumber: "5550017",
      invoicePaymentReference: "RF2755500173",
      originalPaymentReference: "RF6455500186",
      accountName: "Debtor Oy",
      bookingDate: "2026-03-10",
      paymentDate: "2026-03-09",
      invoiceAmount: 12_345,
      paymentAmount: 10_300,
      capitalAmountPaid: 9_995,
      interestAmountPaid: 305,
      costsAmountPaid: 0,
      currency: "EUR",
      agency: "CASH-IN",
    });
    expect([second?.accountName, second?.paymentAmount, others]).toEqual([undefined, 7, []]);
  });

  test.each(["settlements-newer", "settlements-older"] as const)(
    "gives settlements (%s) by period and never by unfetchedOnly",
    async (form) => {
      const http = scriptedHttp(() => json(fixture(form)));
      const [settlement, ...others] = await taken(source(http).settlements?.(march));
      expect(others).toEqual([]);
      expect(settlement).toMatchObject({
        settlementId: "202603140017",
        settlementAmount: 10_307,
        allocations: [
          { allocationId: "17001", originalInvoiceNumber: "5550017", allocatedTotalAmount: 10_300 },
          { allocationId: "17002", allocatedTotalAmount: 7 },
        ],
      });
      expect(http.requests.map(({ url }) => new URL(url).search)).toEqual([
        "?fromDate=2026-03-01&toDate=2026-04-01",
      ]);
    },
  );

  test("a field that nobody reads is told by its name and place, without its value", async () => {
    const settlements = z.object({ settlements: z.array(z.record(z.string(), z.unknown())) });
    const [settlement] = settlements.parse(fixture("settlements-newer")).settlements;
    const [payment] = z.array(z.record(z.string(), z.unknown())).parse(fixture("received-payments"));
    const more = { commission: 2.5, note: "Canary" };
    const http = scriptedHttp(({ url }) =>
      json(
        url.includes("/settlements")
          ? { settlements: [{ ...settlement, ...more }] }
          : [{ ...payment, ...more }],
      ),
    );
    const warnings: Problem[] = [];
    const note = (each: Problem) => warnings.push(each);
    await taken(source(http).payments?.(march, note));
    await taken(source(http).settlements?.(march, note));
    expect(warnings.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual(
      ["/0/commission", "/0/note", "/settlements/0/commission", "/settlements/0/note"].map((pointer) => [
        "ACC_DOCUMENT_FIELD_UNKNOWN",
        "warning",
        pointer,
      ]),
    );
    expect(JSON.stringify(warnings)).not.toMatch(/Canary|2\.5/u);
  });

  test("an empty period is 204 and nothing; a refusal and half an answer are errors", async () => {
    const none = source(scriptedHttp(() => answered(204, "")));
    expect([await taken(none.payments?.(march)), await taken(none.settlements?.(march))]).toEqual([[], []]);
    for (const answer of [answered(401, ""), answered(200, "["), answered(200, "")]) {
      const broken = source(scriptedHttp(() => answer));
      await expect(taken(broken.payments?.(march))).rejects.toThrow("payments 2026-03-01");
      await expect(taken(broken.settlements?.(march))).rejects.toThrow("settlements 2026-03-01");
    }
  });

  test("on loopback: two pulls of a month give the books' month, the same both times", async () => {
    const { client, simulator } = await running({ readings: { fetchedMark: "anyRead" } }, { windowDays: 7 });
    const { totals, counts } = simulator.probe.books();
    const read = async () => ({
      settlements: await taken(confirmaSource(client).settlements?.(march)),
      payments: await taken(confirmaSource(client).payments?.(march)),
    });
    const [first, second] = [await read(), await read()];
    const bare = first.settlements.map(({ apiFetchDate: _, ...settlement }) => settlement);
    expect(second.settlements.map(({ apiFetchDate: _, ...settlement }) => settlement)).toEqual(bare);
    expect(second.payments).toEqual(first.payments);
    expect(bare.reduce((sum, { settlementAmount }) => sum + settlementAmount, 0)).toBe(totals.settled);
    expect(first.payments).toHaveLength(counts.payments);
    const before = { from: civilDate("2026-01-01"), to: civilDate("2026-01-31") };
    expect(await taken(confirmaSource(client).settlements?.(before))).toEqual([]);
  });
});
