import { civilDate } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { finkareSource } from "../../src/index.ts";
import { all, book, scene } from "./running.ts";

const march = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };
const completed = book.payments.filter(({ status }) => status === "completed");
const zone = "UTC";

/** Payments on the edges of a month: one made on its last day, one created long before it was made. */
const edges = {
  invoices: [{ id: "i1", invoiceNumber: "1", amountCents: 1_000, currency: "EUR", dueDate: "2026-03-01" }],
  payments: (
    [
      ["last-day", "2026-03-31T12:00:00Z", "2026-03-31T12:00:00Z"],
      ["late", "2026-02-10T12:00:00Z", "2026-03-05T12:00:00Z"],
      ["next-month", "2026-03-31T12:00:00Z", "2026-04-02T12:00:00Z"],
    ] as const
  ).map(([id, createdAt, paidAt]) => ({
    id,
    invoiceId: "i1",
    amountCents: 300,
    currency: "EUR",
    status: "completed" as const,
    method: "card" as const,
    createdAt,
    paidAt,
  })),
};

async function pulled(
  change: Parameters<typeof scene>[0],
  lookBackDays?: number,
): Promise<readonly (string | undefined)[]> {
  const { payments } = await scene(change);
  const reading = { zone, ...(lookBackDays === undefined ? {} : { lookBackDays }) };
  const list = finkareSource({ payments: payments("fk_test_a") }, reading).payments?.(march);
  if (list === undefined) throw new Error("the source has no payments");
  return (await all(list)).map(({ paymentId }) => paymentId).sort();
}

describe("the source in every reading of Finkare's dates", () => {
  test.each([
    { dateField: "paidAt", toDate: "inclusive" },
    { dateField: "paidAt", toDate: "exclusive" },
    { dateField: "createdAt", toDate: "inclusive" },
    { dateField: "createdAt", toDate: "exclusive" },
    { order: "oldestFirst" },
    { order: "newestFirst" },
    { unpaidMoment: "null" },
    { unpaidMoment: "absent" },
  ] as const)("%j: the whole month, each payment once", async (readings) => {
    expect(await pulled({ readings })).toEqual(completed.map(({ id }) => id).sort());
  });

  test.each(["inclusive", "exclusive"] as const)("a last day that is %s has its payments", async (toDate) => {
    expect(await pulled({ readings: { toDate }, book: edges })).toEqual(["last-day", "late"]);
  });

  test("where dates mean the creation, a payment made long after it is found by looking back", async () => {
    const change = { readings: { dateField: "createdAt" }, book: edges } as const;
    expect(await pulled(change)).toEqual(["last-day"]);
    expect(await pulled(change, 60)).toEqual(["last-day", "late"]);
    expect(await pulled({ book: edges }, 60)).toEqual(["last-day", "late"]);
  });
});

describe("the client in every reading of what the public pages leave open", () => {
  test.each([
    ["refuse", { type: "refused", status: 400 }],
    ["clamp", { type: "ok", value: { limit: 100 } }],
  ] as const)("a limit above 100: %s", async (oversizedLimit, outcome) => {
    const { payments } = await scene({ readings: { oversizedLimit } });
    expect(await payments("fk_test_a").page({ limit: 101 })).toMatchObject(outcome);
  });

  test.each([
    ["404", { type: "refused", status: 404 }],
    ["empty", { type: "ok", value: [] }],
  ] as const)("payments of an invoice that is not there: %s", async (unknownInvoice, outcome) => {
    const { payments } = await scene({ readings: { unknownInvoice } });
    expect(await payments("fk_test_a").ofInvoice("nothing")).toMatchObject(outcome);
  });

  test.each(["refuse", "ignore"] as const)(
    "unknown parameters: %s; the client sends none, so every call is answered",
    async (unknownParameter) => {
      const { payments } = await scene({ readings: { unknownParameter } });
      const client = payments("fk_test_a");
      const [first] = book.payments;
      const results = [
        await client.page({ status: "pending", fromDate: march.from, toDate: march.to, page: 1, limit: 5 }),
        await client.page({ invoiceId: first?.invoiceId ?? "" }),
        await client.get(first?.id ?? ""),
        await client.ofInvoice(first?.invoiceId ?? ""),
        await client.statistics("week"),
      ];
      expect(results.map(({ type }) => type)).toEqual(["ok", "ok", "ok", "ok", "ok"]);
    },
  );

  test.each(["null", "absent"] as const)(
    "the moment of a payment that is not made: %s",
    async (unpaidMoment) => {
      const { payments } = await scene({ readings: { unpaidMoment } });
      const pending = await all(payments("fk_test_a").list({ status: "pending" }));
      expect(pending.length).toBeGreaterThan(0);
      expect(pending.filter(({ paidAt }) => paidAt !== undefined && paidAt !== null)).toEqual([]);
    },
  );
});
