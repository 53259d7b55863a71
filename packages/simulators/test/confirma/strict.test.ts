import { describe, expect, test } from "@jest/globals";
import { accounts, ask, direct, running } from "./running.ts";

describe("a request is refused, and nothing changes", () => {
  // Open, so that nothing is refused for the state of its case.
  const caseId = accounts[0]?.book?.cases.find(({ status }) => status === "OPEN")?.caseId;
  const target = { caseId };
  const actions = (change: Readonly<Record<string, unknown>>) => ({
    actions: [{ code: "COMMENT", comment: "", data: target, ...change }],
  });
  test.each<[string, string, unknown, number]>([
    ["an unknown path", "nothing", undefined, 404],
    ["the wrong verb", "payments", {}, 405],
    ["half a period", "payments?fromDate=2026-03-01", undefined, 400],
    ["a day that is none", "payments?fromDate=2026-02-30&toDate=2026-03-01", undefined, 400],
    ["a period backwards", "payments?fromDate=2026-03-02&toDate=2026-03-01", undefined, 400],
    ["too long a period", "payments?fromDate=2024-03-02&toDate=2026-03-01", undefined, 400],
    ["an unknown parameter", "payments?from=2026-03-01", undefined, 400],
    ["a repeated parameter", "settlements?unfetchedOnly=true&unfetchedOnly=true", undefined, 400],
    ["a flag in another word", "settlements?unfetchedOnly=1", undefined, 400],
    ["a case without a name", "invoice/case", undefined, 400],
    ["no actions", "invoice/action", { actions: [] }, 400],
    ["an unknown action", "invoice/action", actions({ code: "UNPAUSE" }), 400],
    ["an action without a comment", "invoice/action", actions({ comment: null }), 400],
    ["an action without a case", "invoice/action", actions({ data: {} }), 400],
    ["an unknown case", "invoice/action", actions({ data: { caseId: 1 } }), 400],
    ["a case id as text", "invoice/action", actions({ data: { caseId: "100000" } }), 400],
    ["an unknown member", "invoice/action", actions({ data: { ...target, more: 1 } }), 400],
    ["a due date that is missing", "invoice/action", actions({ code: "DUEDATE" }), 400],
    [
      "a due date that is earlier",
      "invoice/action",
      actions({ code: "DUEDATE", data: { ...target, dueDate: "2026-01-01" } }),
      400,
    ],
    ["three decimals", "invoice/action", direct({ ...target, amount: 0.125 }), 400],
    ["a payment of nothing", "invoice/action", direct({ ...target, amount: 0 }), 400],
    ["another currency", "invoice/action", direct({ ...target, currency: "SEK" }), 400],
    ["a future payment", "invoice/action", direct({ ...target, paymentDate: "2026-03-31" }), 400],
    ["more than is open", "invoice/action", direct({ ...target, amount: 9_999_999 }), 400],
    ["an empty invoice", "invoice", {}, 400],
    ["an empty ledger", "accounting/ledger", { ledgers: [] }, 400],
    ["an empty payment list", "accounting/payment", { payments: [] }, 400],
    ["a path that nothing public names", "invoice/distribution/v2", undefined, 404],
  ])("%s", async (_, path, body, status) => {
    const simulator = await running();
    const before = simulator.probe.books();
    expect((await ask(simulator, path, body === undefined ? {} : { body })).status).toBe(status);
    expect(simulator.probe.books()).toEqual(before);
  });

  test.each<[string, unknown]>([
    [
      "the due date can only be extended",
      actions({ code: "DUEDATE", data: { ...target, dueDate: "2026-01-01" } }),
    ],
    ["the amount must be positive", direct({ ...target, amount: 0 })],
    ["the case has another currency", direct({ ...target, currency: "SEK" })],
    ["the payment lies in the future", direct({ ...target, paymentDate: "2026-03-31" })],
    ["more than is open", direct({ ...target, amount: 9_999_999 })],
    ["amount must be a number with two decimals", direct({ ...target, amount: 0.125 })],
    ["there is no such case", actions({ data: { caseId: 1 } })],
    ["must be one of", actions({ code: "UNPAUSE" })],
    ["dueDate must be a day", actions({ code: "DUEDATE" })],
    ["more is not known", actions({ data: { ...target, more: 1 } })],
    ["names no case", actions({ data: {} })],
  ])("for its own reason: %s", async (words, body) => {
    expect((await ask(await running(), "invoice/action", { body })).text).toContain(words);
  });

  test("more requests than the rate allows", async () => {
    const simulator = await running({ requestsPerSecond: 1, readings: { rateExcess: "429WithRetryAfter" } });
    const answers = await Promise.all([1, 2, 3].map(() => ask(simulator, "payments")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429]);
  });
});

test("a withdrawn case takes comments only; the other reading queues what comes", async () => {
  for (const closedCase of ["refuse", "queue"] as const) {
    const simulator = await running({ readings: { closedCase } });
    const caseId = simulator.probe.books().cases.find(({ status }) => status === "OPEN")?.caseId;
    const act = async (code: string) =>
      (
        await ask(simulator, "invoice/action", {
          body: { actions: [{ code, comment: "", data: { caseId } }] },
        })
      ).status;
    expect(await act("WITHDRAW")).toBe(200);
    expect(await act("COMMENT")).toBe(200);
    expect(await act("PAUSE")).toBe(closedCase === "refuse" ? 400 : 200);
  }
});

describe("other readings", () => {
  const comment = (data: unknown) => ({ actions: [{ code: "COMMENT", comment: "", data }] });
  const wrongKey = { key: "nobody" };
  const target = { caseId: 100_000 };
  test.each([
    ["actionTarget", "both", "invoice/action", { body: comment(target) }, 400],
    ["unknownField", "ignore", "invoice/action", { body: comment({ ...target, more: 1 }) }, 200],
    ["unknownParameter", "ignore", "payments?more=1", {}, 200],
    ["caseQuery", "caseId", "invoice/case?invoiceNumber=2026030010001", {}, 400],
    ["invalidKey", "200", "validate", wrongKey, 200],
    ["accountingInvoice", "absent", "accounting/invoice", {}, 404],
    ["submitStatus", 202, "invoice/action", { body: comment(target) }, 202],
    ["largestWindowDays", 5, "payments?fromDate=2026-03-01&toDate=2026-03-06", {}, 400],
  ] as const)("%s: %p", async (name, value, path, request, status) => {
    expect((await ask(await running({ readings: { [name]: value } }), path, request)).status).toBe(status);
    expect((await ask(await running(), path, request)).status).not.toBe(status);
  });

  test("renewedKey: the old key stays", async () => {
    for (const renewedKey of ["dies", "stays"] as const) {
      const simulator = await running({ readings: { renewedKey } });
      await ask(simulator, "renew");
      expect((await ask(simulator, "validate")).status).toBe(renewedKey === "dies" ? 401 : 200);
      expect((await ask(simulator, "validate", { key: simulator.newestKey("100") ?? "" })).status).toBe(200);
    }
  });
});

describe("faults", () => {
  const body = { actions: [{ code: "COMMENT", comment: "", data: { caseId: 100_000 } }] };
  test.each([
    ["commitAndLoseAnswer", 1],
    ["refuseConnection", 0],
    ["loseRequest", 0],
    ["truncatedBody", 1],
  ] as const)("%s leaves %d action", async (kind, count) => {
    const simulator = await running();
    simulator.arm({ kind, when: { resource: "invoice/action" } });
    await expect(ask(simulator, "invoice/action", { body })).rejects.toThrow();
    expect(simulator.probe.books().actions).toHaveLength(count);
  });

  test("can be armed from another process, and a stale read misses the last write", async () => {
    const simulator = await running();
    const fault = { kind: "staleRead", writesBehind: 1, when: { resource: "invoice/case" } };
    const caseId = simulator.probe.books().cases.find(({ status }) => status === "OPEN")?.caseId;
    await ask(simulator, "invoice/action", {
      body: { actions: [{ code: "WITHDRAW", comment: "", data: { caseId } }] },
    });
    await fetch(`${simulator.url}__simulator/faults`, { method: "POST", body: JSON.stringify(fault) });
    const path = `invoice/case?caseId=${caseId}`;
    expect((await ask(simulator, path)).json).toMatchObject({ case: { summary: { status: "OPEN" } } });
    expect((await ask(simulator, path)).json).toMatchObject({ case: { summary: { status: "WITHDRAWN" } } });
  });
});
