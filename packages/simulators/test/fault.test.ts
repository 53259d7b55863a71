import { describe, expect, test } from "@jest/globals";
import { FaultPlan, type NetvisorFault, type NetvisorSimulator } from "../src/index.ts";
import { voucher } from "./messages.ts";
import { type Answer, codeOf, keyOf, send } from "./netvisor-client.ts";
import { running } from "./running.ts";

const post = (simulator: NetvisorSimulator): Promise<Answer> =>
  send(simulator.url, "accounting.nv", voucher());
const stored = (simulator: NetvisorSimulator): number => simulator.probe.books().vouchers.length;

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !condition(); round += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

test.each<[NetvisorFault, number]>([
  [{ kind: "refuseConnection" }, 0],
  [{ kind: "loseRequest" }, 0],
  [{ kind: "commitAndLoseAnswer" }, 1],
  [{ kind: "truncatedBody" }, 1],
])("%j breaks the connection", async (fault, count) => {
  const simulator = await running();
  simulator.arm(fault);
  await expect(post(simulator)).rejects.toThrow();
  expect(stored(simulator)).toBe(count);
  expect(simulator.probe.requests()[0]).toMatchObject({ fault: fault.kind, resource: "accounting" });
  expect(codeOf(await post(simulator))).toBe("OK");
});

test.each<[NetvisorFault, number, string, number]>([
  [{ kind: "serverError", committed: false }, 500, "Server Error", 0],
  [{ kind: "serverError", committed: true, status: 503 }, 503, "Server Error", 1],
  [{ kind: "htmlPage", committed: false }, 200, "<html>", 0],
  [{ kind: "htmlPage", committed: true }, 200, "<html>", 1],
  [{ kind: "emptyBody", committed: true }, 200, "", 1],
  [{ kind: "emptyBody", committed: false }, 200, "", 0],
  [{ kind: "unauthorized" }, 401, "Unauthorized", 0],
  [{ kind: "tooManyRequests" }, 429, "Too Many Requests", 0],
  [{ kind: "systemMaintenance" }, 500, "SYSTEM_MAINTENANCE :: ", 0],
  [{ kind: "technicalError", committed: false }, 500, "TECHNICAL_ERROR :: ", 0],
  [{ kind: "technicalError", committed: true }, 500, "TECHNICAL_ERROR :: ", 1],
  [{ kind: "mangledIdentifier" }, 200, "<InsertedDataIdentifier>?", 1],
])("%j answers", async (fault, status, text, count) => {
  const simulator = await running();
  simulator.arm(fault);
  const answer = await post(simulator);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(text);
  expect(stored(simulator)).toBe(count);
});

test("429 may say how long to wait", async () => {
  const simulator = await running();
  simulator.arm({ kind: "tooManyRequests", retryAfterSeconds: 3 });
  expect((await post(simulator)).headers["retry-after"]).toBe("3");
  simulator.arm({ kind: "tooManyRequests" });
  expect((await post(simulator)).headers["retry-after"]).toBeUndefined();
});

test("a commit may land late", async () => {
  const simulator = await running();
  simulator.arm({ kind: "commitLate", afterMs: 60 });
  await expect(post(simulator)).rejects.toThrow();
  expect(stored(simulator)).toBe(0);
  await until(() => stored(simulator) === 1);
  expect(stored(simulator)).toBe(1);
});

test("the listener may be closed for a while", async () => {
  const simulator = await running();
  simulator.arm({ kind: "closeListener", forMs: 80 });
  await expect(post(simulator)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  let answer: Answer | undefined;
  for (let round = 0; round < 100 && answer === undefined; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer = await post(simulator).catch(() => undefined);
  }
  expect(answer?.status).toBe(200);
});

test("a request may stay without an answer", async () => {
  const simulator = await running();
  simulator.arm({ kind: "loseRequest", silent: true });
  const waiting = post(simulator);
  const first = await Promise.race([
    waiting.catch(() => "broken"),
    new Promise((resolve) => setTimeout(() => resolve("silent"), 80)),
  ]);
  expect(first).toBe("silent");
  await simulator.close();
  await expect(waiting).rejects.toThrow();
});

test("a stale read misses the last writes", async () => {
  const simulator = await running();
  const key = keyOf(await post(simulator));
  simulator.arm({ kind: "staleRead", writesBehind: 1, when: { resource: "AccountingLedger" } });
  const target = `accountingledger.nv?netvisorkey=${key}`;
  expect((await send(simulator.url, target)).body).toContain("<Vouchers />");
  expect((await send(simulator.url, target)).body).toContain(`<NetvisorKey>${key}</NetvisorKey>`);
});

describe("one request at a time per company", () => {
  test.each([
    ["refuse", "TECHNICAL_ERROR", 1],
    ["accept", "OK", 2],
  ] as const)("an overlap: %s", async (overlap, code, count) => {
    const simulator = await running({ readings: { overlap } });
    simulator.arm({ kind: "slowAnswer", delayMs: 150 });
    const slow = post(simulator);
    await until(() => simulator.probe.requests().length === 1);
    expect(codeOf(await post(simulator))).toBe(code);
    expect(codeOf(await slow)).toBe("OK");
    expect(stored(simulator)).toBe(count);
    expect(simulator.probe.maxConcurrentPerCompany).toEqual({ "1967543-8": 2 });
  });

  test("requests one after the other never overlap", async () => {
    const simulator = await running();
    for (let round = 0; round < 20; round += 1) expect(codeOf(await post(simulator))).toBe("OK");
    expect(simulator.probe.maxConcurrentPerCompany).toEqual({ "1967543-8": 1 });
    expect(simulator.probe.books().trialBalance).toBe(0);
  });
});

describe("which requests a fault hits", () => {
  const hits = (fault: NetvisorFault, rounds: number): readonly boolean[] => {
    const plan = new FaultPlan<NetvisorFault>();
    plan.arm(fault);
    return Array.from({ length: rounds }, () => plan.next("POST", "accounting") !== undefined);
  };

  test("the nth, so many times", () => {
    const when = { nth: 2, times: 2, resource: "accounting" };
    expect(hits({ kind: "unauthorized", when }, 5)).toEqual([false, true, true, false, false]);
    expect(hits({ kind: "unauthorized", when: { method: "GET" } }, 2)).toEqual([false, false]);
  });

  test("by chance, the same for the same seed", () => {
    const fault: NetvisorFault = { kind: "unauthorized", when: { probability: 0.3, seed: 7 } };
    const first = hits(fault, 1000);
    expect(hits(fault, 1000)).toEqual(first);
    const share = first.filter(Boolean).length / first.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });

  test("none after disarming", async () => {
    const simulator = await running();
    simulator.arm({ kind: "unauthorized" });
    simulator.disarm();
    expect((await post(simulator)).status).toBe(200);
  });
});
