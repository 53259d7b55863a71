import { civilDate, type Period, Secret } from "@confirma-connect/core";
import type { CashInReadings, CashInSimulatorOptions } from "@confirma-connect/simulators";
import { describe, expect, test } from "@jest/globals";
import {
  CashInKey,
  type CashInOptionsInput,
  type CashInSourceReading,
  cashInSource,
} from "../../src/index.ts";
import { clientOf, everything, identifiers, march, month, scene } from "./running.ts";

/** Every allocation of the month by its identifier, without what is no money. */
const transfers = month.allocations
  .filter(({ typeCode }) => typeCode === "8")
  .map(({ allocationId }) => allocationId);
const read = (readings: Partial<CashInReadings>, options: Partial<CashInOptionsInput> = {}) =>
  scene({ readings } satisfies CashInSimulatorOptions, options);

describe("the client in every reading of what the public pages leave open", () => {
  test.each(["inclusive", "exclusive"] as const)(
    "a last day that is %s: the source gives the whole month and nothing else",
    async (periodEnd) => {
      const { client, simulator } = await read({ periodEnd });
      const found: string[] = [];
      for await (const { paymentId = "" } of cashInSource(client).payments?.(march) ?? [])
        found.push(paymentId);
      expect([...found].sort()).toEqual([...transfers].sort());
      const [last] = [...month.allocations].sort((a, b) => (a.paymentDate < b.paymentDate ? 1 : -1));
      const day = civilDate(last?.paymentDate ?? "");
      const onlyThat: unknown[] = [];
      for await (const each of cashInSource(client, { moneyCodes: ["8", "3"] }).payments?.({
        from: day,
        to: day,
      }) ?? [])
        onlyThat.push(each);
      expect(onlyThat).toHaveLength(
        month.allocations.filter(({ paymentDate }) => paymentDate === day).length,
      );
      expect(simulator.probe.books().allocated).toBe(
        month.allocations.reduce((sum, row) => sum + row.payment, 0),
      );
    },
  );

  test.each([0, 1] as const)("first page %i", async (firstPage) => {
    const { client } = await read({ firstPage }, { firstPage });
    expect(await identifiers(client.allocatedPayments.all(everything))).toHaveLength(
      month.allocations.length,
    );
    const other = clientOf((await read({ firstPage })).simulator, { firstPage: firstPage === 0 ? 1 : 0 });
    const wrong = identifiers(other.allocatedPayments.all(everything));
    // Counted from the wrong page, the list ends early or is refused: never a shorter list.
    await expect(wrong).rejects.toThrow(/allocated payments/u);
  });

  test.each(["oldestFirst", "newestFirst"] as const)("order %s", async (defaultOrder) => {
    const { client } = await read({ defaultOrder });
    const found = await identifiers(client.allocatedPayments.all(everything));
    expect([...found].sort()).toEqual(month.allocations.map(({ allocationId }) => allocationId).sort());
  });

  test.each([
    ["refuse", "refused"],
    ["clamp", "ok"],
  ] as const)("a page above the largest one: %s", async (oversizedPage, type) => {
    const { client } = await read({ oversizedPage, largestPageSize: 5 });
    expect(await client.allocatedPayments.page({ pageSize: 6 })).toMatchObject({ type });
    const walk = identifiers(client.allocatedPayments.all(everything));
    if (type === "ok") expect(await walk).toHaveLength(month.allocations.length);
    else await expect(walk).rejects.toThrow("Cash-In answered 400");
  });

  test.each([
    ["refuse", { type: "refused", reason: "content" }],
    ["ignore", { type: "ok" }],
  ] as const)("a parameter that nothing documents: %s", async (unknownParameter, outcome) => {
    const routes = { allocatedPayments: { query: { agency: "Creditor" } } };
    const { client } = await read({ unknownParameter }, { routes });
    expect(await client.allocatedPayments.page({ agency: "CASH-IN" })).toMatchObject(outcome);
  });

  test.each([
    ["paymentDate", 0],
    ["accountingDate", 1],
  ] as const)("without dates the last 30 days count by %s", async (defaultPeriodDate, count) => {
    const { client, simulator } = await scene({ readings: { defaultPeriodDate }, books: {} });
    await client.invoices.create({
      body: { InvoiceNumber: "L1", Amount: 10, DueDate: "2026-01-01", DebtorId: "D1" },
    });
    const [sample] = month.allocations;
    if (sample === undefined) throw new Error("empty month");
    const dates = { paymentDate: "2026-02-01", bookingDate: "2026-02-01", accountingDate: "2026-03-30" };
    const { breakdown: _, ...undivided } = sample;
    simulator.allocate("C100", { ...undivided, ...dates, invoiceNumber: "L1", payment: 100 });
    const result = await client.allocatedPayments.page();
    expect(result).toMatchObject({ type: "ok", value: { totalCount: count } });
    const asked = await client.allocatedPayments.page({ paymentDateFrom: civilDate("2026-02-01") });
    expect(asked).toMatchObject({
      value: { items: [{ paymentAmount: 100, capitalAmount: undefined, interestAmount: undefined }] },
    });
  });

  test.each([
    ["dies", { type: "refused", reason: "credentials" }],
    ["stays", { type: "ok" }],
  ] as const)("a renewed key %s, the new one works", async (renewedKey, outcome) => {
    const { client, simulator } = await read({ renewedKey });
    const parameters = { customerCode: "CUST100", publicIp: "192.0.2.17" };
    const renewed = await client.tokens.renew({ parameters });
    expect(await client.allocatedPayments.page()).toMatchObject(outcome);
    const text = renewed.type === "ok" ? renewed.value.reveal() : "";
    const key = /"ApiKey":"([^"]+)"/u.exec(text)?.[1] ?? "";
    const fresh = new CashInKey("creditor", "sandbox", new Secret(key));
    expect(await clientOf(simulator, { creditorKey: fresh }).allocatedPayments.page()).toMatchObject({
      type: "ok",
    });
    expect(JSON.stringify(renewed)).not.toContain(key);
  });

  test.each([
    ["401", { type: "refused", status: 401 }],
    ["200", { type: "ok", status: 200 }],
  ] as const)("validating a wrong key is answered with %s", async (invalidKey, outcome) => {
    const creditorKey = new CashInKey("creditor", "sandbox", new Secret("wrong"));
    const result = await (await read({ invalidKey }, { creditorKey })).client.tokens.validate();
    expect(result).toMatchObject(outcome);
    if (result.type === "ok") expect(result.value.reveal()).toContain('"IsValid":false');
  });

  test.each([
    ["refuse", { type: "refused", status: 402, reason: "businessRule" }, 40],
    ["accept", { type: "ok" }, 41],
  ] as const)("an invoice number that is there: %s", async (duplicateInvoice, outcome, count) => {
    const { client, simulator } = await read({ duplicateInvoice });
    const InvoiceNumber = month.invoices[0]?.invoiceNumber;
    const body = { InvoiceNumber, Amount: 1, DueDate: "2026-05-01", DebtorId: "D1" };
    expect(await client.invoices.create({ body })).toMatchObject(outcome);
    expect(simulator.probe.books().invoices).toHaveLength(count);
  });

  test.each([
    ["403", { status: 403, reason: "permission" }],
    ["401", { status: 401, reason: "credentials" }],
  ] as const)(
    "a creditor's key where a partner's belongs is refused with %s",
    async (wrongKeyKind, outcome) => {
      const partnerKey = new CashInKey("partner", "sandbox", new Secret("demo-creditor-key"));
      const { client, simulator } = await read({ wrongKeyKind }, { partnerKey });
      const message = { recipient: "+358500000017", message: "x" };
      expect(await client.partner.sendSms(message)).toMatchObject({ type: "refused", ...outcome });
      expect(simulator.probe.sms()).toEqual([]);
    },
  );
});

describe("renewing a key", () => {
  test.each(["commitAndLoseAnswer", "truncatedBody"] as const)(
    "after %s is unknown and sent once: a key may have been made",
    async (kind) => {
      const { client, simulator } = await scene();
      simulator.arm({ kind, when: { resource: "token/renew" } });
      const parameters = { customerCode: "CUST100", publicIp: "192.0.2.17" };
      expect(await client.tokens.renew({ parameters })).toMatchObject({ type: "unknown" });
      expect(simulator.probe.requests()).toHaveLength(1);
      expect(await client.tokens.validate()).toMatchObject({ type: "refused", status: 401 });
    },
  );
});

describe("a payment that is allocated in the month after it was paid", () => {
  const paid = { paymentDate: "2026-03-25", bookingDate: "2026-03-25" };
  const april = { from: civilDate("2026-04-01"), to: civilDate("2026-04-30") };

  /** Identifiers that the source gives of a month. */
  async function given(
    { client }: Awaited<ReturnType<typeof scene>>,
    reading: CashInSourceReading,
    period: Period,
  ): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const { paymentId = "" } of cashInSource(client, reading).payments?.(period) ?? [])
      found.push(paymentId);
    return found;
  }

  test.each([
    ["its accounting date is new", "2026-04-10", {}, true],
    ["its accounting date is new, and nobody asks by it", "2026-04-10", { period: "paymentDate" }, false],
    ["its accounting date is as old", "2026-03-25", {}, false],
    ["its accounting date is as old, and the source looks back", "2026-03-25", { lookBackDays: 30 }, true],
    [
      "the source looks back by the payment's date alone",
      "2026-04-10",
      { period: "paymentDate", lookBackDays: 30 },
      true,
    ],
  ] as const)("%s (%s, %o): April shows it: %j", async (_, accountingDate, reading, isShown) => {
    const set = await scene();
    const before = await given(set, reading, march);
    const [sample] = month.allocations;
    const [open] = month.invoices.filter((invoice) => invoice.open >= 100);
    if (sample === undefined || open === undefined) throw new Error("empty month");
    const { breakdown: __, ...undivided } = sample;
    const late = { ...undivided, ...paid, accountingDate, allocationId: "late", typeCode: "8" };
    set.simulator.allocate("C100", { ...late, invoiceNumber: open.invoiceNumber, payment: 100 });
    expect((await given(set, reading, april)).includes("late")).toBe(isShown);
    // Whoever compares March with the books sees it there, in every reading.
    expect([...(await given(set, reading, march))].sort()).toEqual([...before, "late"].sort());
  });
});
