import type { Payment, Recorded } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { deliverAll } from "../support/deliver-all.ts";
import { contextOf, invoiceOf, paymentOf, sampleCreditNote } from "../support/sample.ts";
import {
  all,
  attempt,
  invoice,
  lineOf,
  pay,
  planOf,
  send,
  simulator,
  system,
} from "../support/whole-scene.ts";

describe("a payment with interest and costs", () => {
  test("marks the capital on the invoice and books the rest, each found again", async () => {
    await send();
    const { outcomes, steps } = await pay();
    expect(outcomes).toEqual(["accepted", "accepted", "accepted"]);
    const { invoices, paymentEvents, balances, trialBalance } = simulator.probe.books();
    expect(invoices[0]).toMatchObject({ status: "PARTLY_PAID", openCents: 26_500 });
    expect(paymentEvents.map(({ settledCents }) => settledCents)).toEqual([10_000]);
    expect([balances["1910"], balances["9040"], balances["3150"], trialBalance]).toEqual([
      1000, -400, -600, 0,
    ]);
    for (const step of steps) {
      expect(await system.payments.locate(step, attempt)).toMatchObject({ type: "found", differences: [] });
    }
  });

  test("is read back with our key, by date and by change", async () => {
    await send();
    await pay();
    const expected = [
      expect.objectContaining({
        state: "BANKTRANSFERELSEWHERE",
        document: expect.objectContaining({
          paymentIdentifier: expect.stringMatching(/^CC/u),
          invoiceNumber: "251601000",
          paymentDate: "2026-02-25",
          amount: 10_000,
          sourceName: "Matti Meikäläinen",
        }),
      }),
    ];
    const date = paymentOf().paymentDate;
    const byDate: readonly Recorded<Payment>[] = await all(system.payments.read({ from: date, to: date }));
    expect(byDate).toEqual(expected);
    expect(await all(system.payments.readChanges("2020-01-01T00:00:00"))).toEqual(expected);
    expect(await all(system.payments.readChanges("2099-01-01T00:00:00"))).toEqual([]);
  });

  test("books the capital too, when the plan names the account", async () => {
    await send();
    await pay({}, { receivablesAccount: "1700" });
    const { balances, trialBalance } = simulator.probe.books();
    expect([balances["1700"], balances["1910"], trialBalance]).toEqual([26_500, 11_000, 0]);
  });

  test("an account that is not in the chart is found out before anything is marked", async () => {
    await send();
    await expect(pay({}, { receivablesAccount: "9999" })).rejects.toThrow(/absent/u);
    expect(simulator.probe.books().paymentEvents).toEqual([]);
  });

  test("by a reference that the invoice does not carry, it is refused before anything is written", async () => {
    await send();
    const wrong = pay({ targetIdentifier: "reference", paymentReference: "1337109" });
    await expect(wrong).rejects.toThrow(/taken/u);
    const right = await pay({ targetIdentifier: "reference", paymentReference: "2516 00001 3" });
    expect(right.outcomes[0]).toBe("accepted");
  });

  test("more than the open sum is Procountor's to refuse, in words that are kept", async () => {
    await send();
    const { outcomes } = await pay({
      amount: 400,
      capitalAmountPaid: 400,
      interestAmountPaid: 0,
      costsAmountPaid: 0,
    });
    expect(outcomes).toEqual(["refused"]);
    expect(simulator.probe.books().paymentEvents).toEqual([]);
  });

  test("without keys in descriptions an equal payment identifies, and two are nobody's", async () => {
    const other = await lineOf({ paymentKey: "content" });
    await deliverAll(other.system.invoices, invoice, contextOf("invoice", "251601000", planOf()));
    const twice = async (identifier: string) => {
      const document = paymentOf({
        invoiceNumber: "251601000",
        amount: 10,
        capitalAmountPaid: 10,
        interestAmountPaid: 0,
        costsAmountPaid: 0,
      });
      const { steps } = await deliverAll(
        other.system.payments,
        document,
        contextOf("payment", identifier, planOf()),
      );
      const step = steps.at(-1);
      if (step === undefined) throw new Error("nothing was sent");
      return other.system.payments.locate(step, attempt);
    };
    expect(await twice("a")).toMatchObject({ type: "found", evidence: "identified" });
    expect(await twice("b")).toMatchObject({ type: "unclear" });
    await other.simulator.close();
  });
});

describe("a write that waits for a person", () => {
  const waiting = async () => {
    await send();
    simulator.arm({ kind: "mfaRequired", when: { method: "PUT" } });
    const { steps, outcomes } = await pay();
    expect(outcomes).toEqual(["unknown"]);
    const step = steps.at(-1);
    const [confirmation] = simulator.probe.confirmations();
    if (step === undefined || confirmation === undefined) throw new Error("nothing waits");
    return { step, transaction: confirmation.transactionIdentifier };
  };

  test("is unclear while it waits, with a delay, and found when it was confirmed", async () => {
    const { step, transaction } = await waiting();
    expect(await system.payments.locate(step, attempt)).toMatchObject({
      type: "unclear",
      problem: { message: expect.stringContaining("waits for a person") },
      retryAfter: 15_000,
    });
    simulator.decideMfa(transaction, "confirm");
    expect(await system.payments.locate(step, attempt)).toMatchObject({
      type: "found",
      evidence: "readBack",
    });
  });

  test("is absent when it was rejected", async () => {
    const { step, transaction } = await waiting();
    simulator.decideMfa(transaction, "reject");
    expect(await system.payments.locate(step, attempt)).toMatchObject({ type: "absent" });
    expect(simulator.probe.books().paymentEvents).toEqual([]);
  });

  test("an answer that does not come keeps it unclear", async () => {
    const { step } = await waiting();
    simulator.arm({ kind: "serverError", committed: false, when: { method: "GET" } });
    expect(await system.payments.locate(step, attempt)).toMatchObject({
      type: "unclear",
      retryAfter: 15_000,
    });
  });
});

describe("a credit note", () => {
  const note = invoiceOf({
    ...sampleCreditNote,
    rows: sampleCreditNote.rows.map((row) => ({ ...row, ledgerDimensions: [], projectNumber: null })),
  });

  test("is settled with its invoice, both without an open sum", async () => {
    await send();
    const context = contextOf("invoice", "251601001", planOf({ creditNotes: "settle" }));
    const { outcomes } = await deliverAll(system.invoices, note, context);
    expect(outcomes).toEqual(["accepted", "accepted", "accepted", "accepted", "accepted"]);
    const { invoices, trialBalance } = simulator.probe.books();
    expect(invoices.map(({ openCents, status }) => [openCents, status])).toEqual([
      [0, "MARKED_PAID"],
      [0, "MARKED_PAID"],
    ]);
    expect(trialBalance).toBe(0);
  });
});
