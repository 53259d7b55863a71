import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { InvoiceActions } from "../../src/wire/invoice-action.ts";
import { calls } from "../support/calls.ts";
import { fixture } from "../support/fixture.ts";
import { all, clientOf, march, running } from "./running.ts";

const Raw = z.object({
  actions: z.array(
    z.object({ code: z.string(), comment: z.string(), data: z.record(z.string(), z.unknown()) }),
  ),
});

const comment = (caseId: string) => [{ code: "COMMENT" as const, comment: "Called", data: { caseId } }];

describe("every method", () => {
  // The published actions name a case of the examples; actions have tests of their own below.
  const usable = calls.filter(({ name }) => !["submitActions", "caseDetails"].includes(name));
  test.each(usable.map((call) => [call.name, call] as const))("%s is answered", async (_, call) => {
    const { client, simulator } = await running();
    expect(await call.run(client)).toMatchObject({ type: "ok" });
    expect(simulator.probe.requests()).toHaveLength(1);
  });

  test("case details, distribution v2, credentials", async () => {
    const { client, simulator } = await running();
    const file = simulator.probe.books().cases[0];
    const result = await client.invoices.caseDetails({ caseId: String(file?.caseId) });
    const balance = { capitalAmount: file?.open.capital, interestAmount: file?.open.interest };
    expect(result).toMatchObject({ type: "ok", value: { caseId: String(file?.caseId), balance } });
    expect(await client.invoices.distributionV2()).toMatchObject({ type: "ok" });
    expect(await client.operations.finvoiceCredentials()).toMatchObject({ type: "ok" });
  });
});

describe("months", () => {
  test.each(["newer", "older"] as const)(
    "settlements of the %s form, walked, are the books'",
    async (form) => {
      const { client, simulator } = await running({ readings: { settlementForm: form } }, { windowDays: 9 });
      const { totals, counts } = simulator.probe.books();
      const read = await all(client.payments.settlements(march));
      expect(read).toHaveLength(counts.settlements);
      expect(read.reduce((sum, { settlementAmount }) => sum + settlementAmount, 0)).toBe(totals.settled);
      const entries = read.flatMap(({ allocations }) => allocations.flatMap(({ breakdown }) => breakdown));
      expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(totals.settled);
    },
  );

  test("payments, walked with a cursor in both readings of the last day, come once each", async () => {
    for (const periodEnd of ["inclusive", "exclusive"] as const) {
      const { client, simulator } = await running({ readings: { periodEnd } }, { windowDays: 4, periodEnd });
      const { totals, counts } = simulator.probe.books();
      const read: number[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 8; page += 1) {
        const pages = client.payments.paymentPages({ ...march, ...(cursor === undefined ? {} : { cursor }) });
        for await (const { items, cursor: next } of pages) {
          read.push(...items.map(({ paymentAmount }) => paymentAmount));
          cursor = next;
          break;
        }
      }
      expect(read).toHaveLength(counts.payments);
      expect(read.reduce((sum, amount) => sum + amount, 0)).toBe(totals.paid);
    }
  });

  test("a lost answer to unfetchedOnly has marked the settlements: a period still shows them", async () => {
    const { client, simulator } = await running();
    simulator.arm({ kind: "commitAndLoseAnswer", when: { resource: "settlements" } });
    const query = { ...march, unfetchedOnly: true };
    expect(await client.payments.retrieveSettlements(query)).toMatchObject({ type: "unknown" });
    expect(await client.payments.retrieveSettlements(query)).toMatchObject({ type: "ok", value: [] });
    expect(await all(client.payments.settlements(march))).toHaveLength(4);
  });
});

describe("keys", () => {
  test("a renewed key works and the old one is dead", async () => {
    const { client, simulator } = await running();
    const renewed = await client.onboarding.renewToken();
    const key = renewed.type === "ok" ? renewed.value.reveal() : "";
    expect(await clientOf(simulator, key).onboarding.validateToken()).toMatchObject({ type: "ok" });
    expect(await client.payments.retrievePayments(march)).toMatchObject({ type: "refused", status: 401 });
  });

  test.each(["commitAndLoseAnswer", "truncatedBody", "refuseConnection"] as const)(
    "GET /renew is never repeated (%s)",
    async (kind) => {
      const { client, simulator } = await running();
      simulator.arm({ kind, when: { resource: "renew" } });
      expect(["unknown", "notSent"]).toContain((await client.onboarding.renewToken()).type);
      expect(simulator.probe.requests()).toHaveLength(1);
      expect(simulator.probe.books().renewals).toBe(kind === "refuseConnection" ? 0 : 1);
    },
  );

  test("a client made with the provisioning key has a key and books of its own", async () => {
    const { client, simulator } = await running();
    const made = await calls.find(({ name }) => name === "createClient")?.run(client);
    expect(made).toMatchObject({ type: "ok" });
    const [, clientId = ""] = simulator.probe.clients();
    const theirs = clientOf(simulator, simulator.newestKey(clientId) ?? "");
    expect(await theirs.payments.retrievePayments(march)).toMatchObject({ type: "ok", value: [] });
  });
});

describe("actions", () => {
  test("all seven take effect, each once", async () => {
    const { client, simulator } = await running();
    const file = simulator.probe
      .books()
      .cases.find(({ status, open }) => status === "OPEN" && open.capital > 100);
    const target = { caseId: file?.caseId, invoiceNumber: Number(file?.invoiceNumber) };
    const own = Raw.parse(fixture("invoice-actions")).actions.map(({ code, comment: words, data }) => {
      const money = code === "DIRECTPAYMENT" ? { amount: 1, currency: "EUR" } : {};
      return { code, comment: words, data: { ...data, ...target, ...money } };
    });
    // A withdrawn case takes nothing more: WITHDRAW comes last.
    const last = own.filter(({ code }) => code === "WITHDRAW");
    const ordered = [...own.filter(({ code }) => code !== "WITHDRAW"), ...last];
    const { actions } = InvoiceActions.parse({ actions: ordered });
    expect(await client.invoices.submitActions(actions)).toMatchObject({ type: "ok" });
    const after = simulator.probe.books().cases.find(({ caseId }) => caseId === file?.caseId);
    const changed = { status: "WITHDRAWN", paused: true, disputed: true, paymentPlanAllowed: true };
    expect(after).toMatchObject({ ...changed, dueDate: "2026-04-20" });
    expect(simulator.probe.books().actions).toHaveLength(7);
  });

  test.each([
    ["commitAndLoseAnswer", "unknown", 1],
    ["truncatedBody", "unknown", 1],
    ["loseRequest", "unknown", 0],
    ["unauthorized", "refused", 0],
    ["tooManyRequests", "notSent", 0],
  ] as const)("after %s are %s, sent once", async (kind, type, kept) => {
    const { client, simulator } = await running();
    simulator.arm({ kind, when: { resource: "invoice/action" } });
    expect(await client.invoices.submitActions(comment("100000"))).toMatchObject({ type });
    expect(simulator.probe.requests()).toHaveLength(1);
    expect(simulator.probe.books().actions).toHaveLength(kept);
  });

  test.each(["serverError", "htmlPage", "emptyBody"] as const)(
    "a read after %s is never empty",
    async (kind) => {
      const { client, simulator } = await running();
      simulator.arm({ kind, committed: false });
      expect(await client.payments.retrievePayments(march)).toMatchObject({ type: "unknown" });
    },
  );
});
