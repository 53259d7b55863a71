import { expect, test } from "@jest/globals";
import { afterFirstAnswer, all, book, scene } from "./running.ts";

test("lists, single payments, an invoice's payments and statistics agree with the books; tenants are apart", async () => {
  const { payments } = await scene();
  const client = payments("fk_test_a");
  const ids = (await all(client.list())).map(({ id }) => id);
  expect([...ids].sort()).toEqual(book.payments.map(({ id }) => id).sort());
  const [first] = book.payments;
  expect(await client.get(first?.id ?? "")).toMatchObject({ value: { amountCents: first?.amountCents } });
  const ofInvoice = await client.ofInvoice(first?.invoiceId ?? "");
  expect(ofInvoice.type === "ok" && ofInvoice.value.length).toBeGreaterThan(0);
  expect(await client.statistics("year")).toMatchObject({ type: "ok", value: { period: "year" } });
  expect(await payments("fk_test_b").get(first?.id ?? "")).toMatchObject({ type: "refused", status: 404 });
  expect(await payments("fk_test_c").page()).toMatchObject({ type: "refused", status: 401 });
});

test("a key without the scope gets 403; faults of a read are never a value", async () => {
  const { simulator, payments } = await scene({ scopes: ["payments:read"] });
  const client = payments("fk_test_a");
  expect(await client.statistics("day")).toMatchObject({ type: "refused", status: 403 });
  expect(await client.page({ limit: 101 })).toMatchObject({ type: "refused", status: 400 });
  simulator.arm({ kind: "commitAndLoseAnswer" });
  expect(await client.page()).toMatchObject({ type: "unknown" });
  simulator.arm({ kind: "tooManyRequests" });
  expect(await client.page()).toMatchObject({ type: "notSent" });
});

test.each(["pending", "completed", "failed", "refunded"] as const)(
  "payments that are %s, page by page, and those that count as received",
  async (status) => {
    const { payments } = await scene();
    const client = payments("fk_test_a");
    const wanted = book.payments.filter((row) => row.status === status);
    const found = await all(client.list({ status }));
    expect(found.map(({ id, amountCents, method }) => [id, amountCents, method]).sort()).toEqual(
      wanted.map(({ id, amountCents, method }) => [id, amountCents, method]).sort(),
    );
    const received = await all(client.receivedPayments({}));
    expect(received.some(({ paymentId }) => paymentId === wanted[0]?.id)).toBe(status === "completed");
  },
);

test("the statistics are the books' sums", async () => {
  const { payments } = await scene();
  const completed = book.payments.filter(({ status }) => status === "completed");
  const result = await payments("fk_test_a").statistics("year");
  expect(result).toMatchObject({
    type: "ok",
    value: {
      totalCollected: completed.reduce((sum, { amountCents }) => sum + amountCents, 0),
      currency: "EUR",
    },
  });
});

test("a payment that is refunded after it was read is refunded when it is read again", async () => {
  const { simulator, payments } = await scene();
  const client = payments("fk_test_a");
  const paid = book.payments.find(({ status }) => status === "completed");
  if (paid === undefined) throw new Error("empty month");
  const before = await all(client.receivedPayments({}));
  simulator.put("F1", { ...paid, status: "refunded" });
  expect(await all(client.receivedPayments({}))).toHaveLength(before.length - 1);
  expect((await all(client.list({ status: "refunded" }))).map(({ id }) => id)).toContain(paid.id);
});

test.each(["oldestFirst", "newestFirst"] as const)(
  "%s: a payment is refunded and another one made after the first page was read: the rest comes once",
  async (order) => {
    const { simulator, payments } = await scene({ readings: { order } });
    const completed = book.payments.filter(({ status }) => status === "completed");
    const [refunded] = [...completed].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    if (refunded === undefined) throw new Error("empty month");
    const made = { ...refunded, id: "made", createdAt: "2026-04-01T10:00:00Z" };
    const http = afterFirstAnswer(() => {
      simulator.put("F1", { ...refunded, status: "refunded" });
      simulator.put("F1", made);
    });
    const found = await all(payments("fk_test_a", http).list({ status: "completed" }));
    const stayed = completed.filter(({ id }) => id !== refunded.id);
    expect(found.map(({ id }) => id).sort()).toEqual([...stayed, made].map(({ id }) => id).sort());
  },
);

test.each(["told", "absent"] as const)(
  "pages that Finkare cuts to three rows, their pagination %s",
  async (pagination) => {
    const readings = { pagination, largestLimit: 3, oversizedLimit: "clamp" } as const;
    const { payments } = await scene({ readings });
    const found = await all(payments("fk_test_a").list());
    expect(found.map(({ id }) => id).sort()).toEqual(book.payments.map(({ id }) => id).sort());
  },
);
