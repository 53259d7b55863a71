import { afterEach, expect, test } from "@jest/globals";
import { type FinkareSimulator, generateFinkareMonth, startFinkareSimulator } from "../../src/index.ts";

const running: FinkareSimulator[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((each) => each.close()))));

const book = generateFinkareMonth({ month: "2026-03", invoices: 5 });
const key = "fk_test_a";

async function scene() {
  const company = { companyId: "F1", keys: [{ key, scopes: ["payments:read"] }], book };
  const simulator = await startFinkareSimulator({ companies: [company] });
  running.push(simulator);
  const read = () => fetch(`${simulator.url}api/v1/payments`, { headers: { "x-api-key": key } });
  return { simulator, read };
}

test.each([
  [{ kind: "serverError", committed: false }, 500],
  [{ kind: "serverError", committed: true, status: 503 }, 503],
  [{ kind: "unauthorized" }, 401],
  [{ kind: "tooManyRequests" }, 429],
] as const)("%o answers %i once", async (fault, status) => {
  const { simulator, read } = await scene();
  simulator.arm(fault);
  expect((await read()).status).toBe(status);
  expect((await read()).status).toBe(200);
});

test.each([
  { kind: "refuseConnection" },
  { kind: "loseRequest" },
  { kind: "commitAndLoseAnswer" },
  { kind: "commitLate", afterMs: 1 },
  { kind: "truncatedBody" },
  { kind: "closeListener", forMs: 60_000 },
] as const)("%o gives no whole answer", async (fault) => {
  const { simulator, read } = await scene();
  simulator.arm(fault);
  await expect(read().then((answer) => answer.text())).rejects.toThrow();
});

test("a page with 200 is no JSON", async () => {
  const { simulator, read } = await scene();
  simulator.arm({ kind: "htmlPage", committed: false });
  const answer = await read();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    expect.stringContaining("text/html"),
  ]);
});

test("a slow answer is whole, a stale read lacks the last payment", async () => {
  const { simulator, read } = await scene();
  const total = async () => /"total":(\d+)/u.exec(await (await read()).text())?.[1];
  const before = String(book.payments.length);
  simulator.arm({ kind: "slowAnswer", delayMs: 20 });
  expect(await total()).toBe(before);
  const [invoice] = book.invoices;
  if (invoice === undefined) throw new Error("empty month");
  const at = "2026-03-05T10:00:00Z";
  const state = { status: "pending", method: "card", createdAt: at, paidAt: null } as const;
  simulator.put("F1", { id: "p1", invoiceId: invoice.id, amountCents: 1, currency: "EUR", ...state });
  simulator.arm({ kind: "staleRead", writesBehind: 1 });
  expect(await total()).toBe(before);
  expect(await total()).toBe(String(book.payments.length + 1));
});

test("faults and the probe are reached over HTTP as well", async () => {
  const { simulator, read } = await scene();
  const desk = `${simulator.url}__simulator`;
  const post = (body: string) => fetch(`${desk}/faults`, { method: "POST", body });
  expect((await post("nothing")).status).toBe(400);
  expect((await post('{"kind":"strange"}')).status).toBe(400);
  expect((await post('{"kind":"unauthorized"}')).status).toBe(200);
  expect((await read()).status).toBe(401);
  expect(await (await fetch(`${desk}/books?companyId=F1`)).json()).toEqual(book);
  expect((await fetch(`${desk}/books?companyId=F9`)).status).toBe(404);
  await fetch(`${desk}/reset`, { method: "POST" });
  expect(simulator.probe.requests()).toEqual([]);
});
