import { describe, expect, test } from "@jest/globals";
import type { Fault } from "../../src/index.ts";
import { ask, creating, month, running } from "./running.ts";

const before = month.invoices.length;
const armed = async (fault: Fault) => {
  const simulator = await running();
  simulator.arm({ ...fault, when: { resource: "salesinvoices", method: "POST" } });
  return simulator;
};

describe("faults", () => {
  test.each<[Fault, number]>([
    [{ kind: "refuseConnection" }, 0],
    [{ kind: "loseRequest" }, 0],
    [{ kind: "commitAndLoseAnswer" }, 1],
    [{ kind: "truncatedBody" }, 1],
  ])("%j gives no whole answer", async (fault, count) => {
    const simulator = await armed(fault);
    await expect(ask(simulator, "/salesinvoices", creating)).rejects.toThrow();
    expect(simulator.probe.books().invoices).toHaveLength(before + count);
    expect(simulator.probe.requests()).toMatchObject([{ fault: fault.kind, resource: "salesinvoices" }]);
    const again = await ask(simulator, "/salesinvoices", creating);
    expect(again.status).toBe(count === 0 ? 200 : 402);
  });

  test.each<[Fault, number, string, number]>([
    [{ kind: "serverError", committed: false }, 500, "Error", 0],
    [{ kind: "serverError", committed: true, status: 503 }, 503, "Error", 1],
    [{ kind: "htmlPage", committed: false }, 200, "<html>", 0],
    [{ kind: "htmlPage", committed: true }, 200, "<html>", 1],
    [{ kind: "emptyBody", committed: true }, 200, "", 1],
    [{ kind: "unauthorized" }, 401, '{"Error":"unauthorized"}', 0],
    [{ kind: "tooManyRequests" }, 429, "", 0],
    [{ kind: "slowAnswer", delayMs: 20 }, 200, '"InvoiceNumber":"N1"', 1],
  ])("%j answers %i", async (fault, status, text, count) => {
    const simulator = await armed(fault);
    const answer = await ask(simulator, "/salesinvoices", creating);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
    expect(simulator.probe.books().invoices).toHaveLength(before + count);
  });

  test("a listener that is closed refuses, and a write can land late", async () => {
    const simulator = await running();
    simulator.arm({ kind: "commitLate", afterMs: 30 });
    await expect(ask(simulator, "/salesinvoices", creating)).rejects.toThrow();
    expect(simulator.probe.books().invoices).toHaveLength(before);
    for (let round = 0; round < 200 && simulator.probe.books().invoices.length === before; round += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(simulator.probe.books().invoices).toHaveLength(before + 1);
    simulator.arm({ kind: "closeListener", forMs: 60_000 });
    await expect(ask(simulator, "/salesinvoices")).rejects.toThrow();
  });

  test("a stale read lacks the last write, the next one has it", async () => {
    const simulator = await running();
    await ask(simulator, "/salesinvoices", creating);
    simulator.arm({ kind: "staleRead", writesBehind: 1 });
    expect((await ask(simulator, "/salesinvoices")).text).not.toContain('"N1"');
    expect((await ask(simulator, "/salesinvoices")).text).toContain('"N1"');
  });

  test("disarmed, nothing goes wrong", async () => {
    const simulator = await armed({ kind: "unauthorized" });
    simulator.disarm();
    expect((await ask(simulator, "/salesinvoices", creating)).status).toBe(200);
  });
});

describe("the probe", () => {
  test("knows every request, and reset goes back to the books and keys of the start", async () => {
    const simulator = await running();
    await ask(simulator, "/salesinvoices", creating);
    await ask(simulator, "/token/renew?customerCode=CUST100&publicIp=192.0.2.17");
    const body = { Recipient: "+358500000017", Message: "text" };
    await ask(simulator, "/partner/sms", { method: "POST", body, key: "demo-partner-key" });
    expect(simulator.probe.requests().map(({ resource }) => resource)).toEqual([
      "salesinvoices",
      "token/renew",
      "partner/sms",
    ]);
    expect(simulator.probe.sms()).toEqual([{ messageId: "SMS2", partnerId: "P1", length: 4 }]);
    expect((await ask(simulator, "/salesinvoices")).status).toBe(401);
    simulator.probe.reset();
    expect([simulator.probe.requests(), simulator.probe.sms()]).toEqual([[], []]);
    expect(simulator.probe.books().invoices).toEqual(month.invoices);
    expect((await ask(simulator, "/salesinvoices")).status).toBe(200);
    expect(() => simulator.probe.books("C9")).toThrow("no such creditor");
  });

  test("and faults are reached over HTTP as well", async () => {
    const simulator = await running();
    const desk = `${simulator.url}__simulator`;
    const call = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${desk}/${path}`, init)).status;
    const post = (body: string) => call("faults", { method: "POST", body });
    expect([
      await post("nothing"),
      await post('{"kind":"strange"}'),
      await post('{"kind":"unauthorized"}'),
    ]).toEqual([400, 400, 200]);
    expect((await ask(simulator, "/salesinvoices")).status).toBe(401);
    expect(await post('{"kind":"unauthorized"}')).toBe(200);
    expect(await call("faults", { method: "DELETE" })).toBe(200);
    expect((await ask(simulator, "/salesinvoices")).status).toBe(200);
    const books: unknown = await (await fetch(`${desk}/books?creditorId=C100`)).json();
    expect(books).toMatchObject({ creditorId: "C100", invoices: month.invoices });
    expect(await call("books?creditorId=C9")).toBe(404);
    expect(await (await fetch(`${desk}/requests`)).json()).toHaveProperty("requests.length", 2);
    expect(await call("reset", { method: "POST" })).toBe(200);
    expect(simulator.probe.requests()).toEqual([]);
    expect(await call("nothing")).toBe(404);
  });
});
