import { describe, expect, test } from "@jest/globals";
import type { Fault } from "../../src/index.ts";
import { ask, running } from "./running.ts";

const body = { actions: [{ code: "COMMENT", comment: "", data: { caseId: 100_000 } }] };
const month = "settlements?fromDate=2026-03-01&toDate=2026-03-31";

describe("faults", () => {
  test.each<[Fault, number, string, number]>([
    [{ kind: "serverError", committed: false }, 500, "Error", 0],
    [{ kind: "serverError", committed: true, status: 504 }, 504, "Error", 1],
    [{ kind: "htmlPage", committed: false }, 200, "<html>", 0],
    [{ kind: "htmlPage", committed: true }, 200, "<html>", 1],
    [{ kind: "emptyBody", committed: false }, 200, "", 0],
    [{ kind: "emptyBody", committed: true }, 200, "", 1],
    [{ kind: "unauthorized" }, 401, "Unauthorized", 0],
    [{ kind: "tooManyRequests" }, 429, "Too many requests", 0],
    [{ kind: "slowAnswer", delayMs: 20 }, 200, "Actions queued", 1],
  ])("%j answers %i", async (fault, status, text, count) => {
    const simulator = await running();
    simulator.arm({ ...fault, when: { resource: "invoice/action" } });
    const answer = await ask(simulator, "invoice/action", { body });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
    expect(simulator.probe.books().actions).toHaveLength(count);
    expect((await ask(simulator, "invoice/action", { body })).status).toBe(200);
  });

  test("a write can land late, and the listener can be closed", async () => {
    const simulator = await running();
    const kept = () => simulator.probe.books().actions.length;
    simulator.arm({ kind: "commitLate", afterMs: 30, when: { resource: "invoice/action" } });
    await expect(ask(simulator, "invoice/action", { body })).rejects.toThrow();
    expect(kept()).toBe(0);
    for (let round = 0; round < 200 && kept() === 0; round += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(kept()).toBe(1);
    simulator.arm({ kind: "closeListener", forMs: 60_000 });
    await expect(ask(simulator, month)).rejects.toThrow();
  });

  test("hit the requests that they are about, so many times, until they are disarmed", async () => {
    const simulator = await running();
    simulator.arm({ kind: "unauthorized", when: { resource: "settlements", nth: 2, times: 2 } });
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      statuses.push((await ask(simulator, month)).status);
      expect((await ask(simulator, "validate")).status).toBe(200);
    }
    expect(statuses).toEqual([200, 401, 401, 200]);
    simulator.arm({ kind: "unauthorized" });
    simulator.disarm();
    expect((await ask(simulator, month)).status).toBe(200);
  });
});

describe("the probe", () => {
  test("reset goes back to the books, keys and clients of the start", async () => {
    const simulator = await running();
    const before = simulator.probe.books();
    await ask(simulator, "invoice/action", { body });
    await ask(simulator, "renew");
    const client = {
      service: { type: "LIFECYCLE", partnerCode: "OWN1" },
      client: { name: "New Oy", businessCode: "7654321-2", telephone: "", website: "" },
    };
    expect((await ask(simulator, "client", { body: client, key: "demo-provisioning-key" })).status).toBe(200);
    expect(simulator.probe.clients()).toHaveLength(3);
    expect(simulator.newestKey("100")).toBe("100-renewed-1");
    simulator.arm({ kind: "unauthorized" });
    simulator.probe.reset();
    expect([simulator.probe.books(), simulator.probe.clients()]).toEqual([before, ["100", "200"]]);
    expect([simulator.probe.requests(), simulator.newestKey("100")]).toEqual([[], "demo-confirma-key"]);
    expect((await ask(simulator, "validate")).status).toBe(200);
    expect(() => simulator.probe.books("300")).toThrow("no such client");
  });

  test("is reached over HTTP as well", async () => {
    const simulator = await running({ readings: { actionEffect: "whenWorked" } });
    const desk = `${simulator.url}__simulator`;
    const call = async (path: string, method = "GET", text?: string) =>
      (await fetch(`${desk}/${path}`, { method, ...(text === undefined ? {} : { body: text }) })).status;
    await ask(simulator, "invoice/action", { body });
    expect(simulator.probe.books().actions).toMatchObject([{ state: "pending" }]);
    expect(await call("work", "POST")).toBe(200);
    expect(simulator.probe.books().actions).toMatchObject([{ state: "done" }]);
    expect(await call("faults", "POST", '[{"kind":"unauthorized"},{"kind":"unauthorized"}]')).toBe(200);
    expect((await ask(simulator, month)).status).toBe(401);
    expect(await call("faults", "DELETE")).toBe(200);
    expect((await ask(simulator, month)).status).toBe(200);
    expect([await call("faults", "POST", "{"), await call("faults", "POST", '{"kind":"no"}')]).toEqual([
      400, 400,
    ]);
    const books: unknown = await (await fetch(`${desk}/books?clientId=200`)).json();
    expect(books).toMatchObject({ clientId: "200", counts: { cases: 10 } });
    expect([await call("books?clientId=9"), await call("nothing"), await call("requests")]).toEqual([
      404, 404, 200,
    ]);
    expect(await call("reset", "POST")).toBe(200);
    expect(simulator.probe.books().actions).toEqual([]);
  });
});
