import { expect, test } from "@jest/globals";
import type { ProcountorFault } from "../../src/index.ts";
import { type Answer, at, errorOf, numberAt, type Session, session, until } from "./client.ts";
import { journal, objectAt, payment, salesInvoice } from "./samples.ts";

const post = ({ call }: Session): Promise<Answer> => call("POST", "invoices", salesInvoice());
const stored = ({ simulator }: Session): number => simulator.probe.books().invoices.length;

test.each<[ProcountorFault, number]>([
  [{ kind: "refuseConnection" }, 0],
  [{ kind: "loseRequest" }, 0],
  [{ kind: "commitAndLoseAnswer" }, 1],
  [{ kind: "truncatedBody" }, 1],
])("%j breaks the connection", async (fault, count) => {
  const opened = await session();
  opened.simulator.arm({ ...fault, when: { resource: "invoices", method: "POST" } });
  await expect(post(opened)).rejects.toThrow();
  expect(stored(opened)).toBe(count);
  expect(errorOf(await post(opened))).toBe("OK");
  expect(stored(opened)).toBe(count + 1);
});

test.each<[ProcountorFault, number, string, number]>([
  [{ kind: "serverError", committed: false }, 500, "<center>nginx</center>", 0],
  [{ kind: "serverError", committed: true, status: 502 }, 502, "502 Bad Gateway", 1],
  [{ kind: "serverError", committed: true, status: 503 }, 503, "503 Service Temporarily", 1],
  [{ kind: "serverError", committed: false, status: 504 }, 504, "504 Gateway Time-out", 0],
  [{ kind: "htmlPage", committed: false }, 200, "<html>", 0],
  [{ kind: "htmlPage", committed: true }, 200, "<html>", 1],
  [{ kind: "emptyBody", committed: true }, 200, "", 1],
  [{ kind: "emptyBody", committed: false }, 200, "", 0],
  [{ kind: "unauthorized" }, 401, '{"errors":[{"status":401,"message":"Unauthorized"}]}', 0],
  [{ kind: "tooManyRequests" }, 429, "Too Many Requests", 0],
  [{ kind: "unableToGetConnection", committed: false }, 500, "UNABLE_TO_GET_CONNECTION", 0],
  [{ kind: "unableToGetConnection", committed: true, status: 503 }, 503, "UNABLE_TO_GET_CONNECTION", 1],
])("%j answers", async (fault, status, text, count) => {
  const opened = await session();
  opened.simulator.arm(fault);
  const answer = await post(opened);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(text);
  expect(stored(opened)).toBe(count);
});

test("429 may say how long to wait", async () => {
  const opened = await session();
  opened.simulator.arm({ kind: "tooManyRequests", retryAfterSeconds: 3 });
  expect((await post(opened)).headers["retry-after"]).toBe("3");
  opened.simulator.arm({ kind: "tooManyRequests" });
  expect((await post(opened)).headers["retry-after"]).toBeUndefined();
});

test("a commit may land late", async () => {
  const opened = await session();
  opened.simulator.arm({ kind: "commitLate", afterMs: 50 });
  await expect(post(opened)).rejects.toThrow();
  expect(stored(opened)).toBe(0);
  await until(() => stored(opened) === 1);
  expect(stored(opened)).toBe(1);
});

test("the listener may be closed for a while", async () => {
  const opened = await session();
  opened.simulator.arm({ kind: "closeListener", forMs: 60 });
  await expect(post(opened)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  let answer: Answer | undefined;
  for (let round = 0; round < 100 && answer === undefined; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer = await post(opened).catch(() => undefined);
  }
  expect(answer?.status).toBe(200);
});

test("an answer may be slow while the document is there already", async () => {
  const opened = await session();
  opened.simulator.arm({ kind: "slowAnswer", delayMs: 100 });
  const slow = post(opened);
  await until(() => stored(opened) === 1);
  expect(stored(opened)).toBe(1);
  expect((await slow).status).toBe(200);
});

test("a stale read misses the last writes", async () => {
  const opened = await session();
  const id = numberAt((await post(opened)).json, "id");
  opened.simulator.arm({ kind: "staleRead", writesBehind: 1, when: { resource: "invoices/{id}" } });
  expect((await opened.call("GET", `invoices/${id}`)).status).toBe(404);
  expect((await opened.call("GET", `invoices/${id}`)).status).toBe(200);
});

test("a stale search misses the new document; reading it by id does not", async () => {
  let now = Date.parse("2026-03-02T08:00:00Z");
  const opened = await session({ now: () => new Date(now) });
  opened.simulator.arm({ kind: "staleSearch", forMs: 2000 });
  const id = numberAt((await post(opened)).json, "id");
  const total = async () =>
    at((await opened.call("GET", "invoices?originalInvoiceNumber=TA-1001")).json, "meta", "totalCount");
  expect(await total()).toBe(0);
  expect((await opened.call("GET", `invoices/${id}`)).status).toBe(200);
  now += 1999;
  expect(await total()).toBe(0);
  now += 1;
  expect(await total()).toBe(1);
});

test("a token is revoked half-way and stays so", async () => {
  const opened = await session();
  opened.simulator.arm({ kind: "tokenRevoked", when: { resource: "invoices" } });
  expect((await opened.call("GET", "status")).status).toBe(200);
  expect((await post(opened)).status).toBe(401);
  expect((await post(opened)).status).toBe(401);
  expect((await opened.call("GET", "status")).status).toBe(401);
  expect(stored(opened)).toBe(0);
});

test.each(["ledgerreceipts/{id}", "invoices/{id}"])(
  "the receipt gets a new id between calls, seen at %s",
  async (resource) => {
    const opened = await session();
    const made = (await post(opened)).json;
    const [id, receiptId] = [numberAt(made, "id"), numberAt(made, "ledgerReceiptId")];
    const before = objectAt({ json: (await opened.call("GET", `ledgerreceipts/${receiptId}`)).json }, "json");
    opened.simulator.arm({ kind: "receiptRebuilt", when: { resource } });
    if (resource === "invoices/{id}") await opened.call("GET", `invoices/${id}`);
    expect((await opened.call("PUT", `ledgerreceipts/${receiptId}`, before)).status).toBe(404);
    const after = numberAt((await opened.call("GET", `invoices/${id}`)).json, "ledgerReceiptId");
    expect(after).toBeGreaterThan(receiptId);
    expect((await opened.call("GET", `ledgerreceipts/${after}`)).status).toBe(200);
  },
);

test("a write that is otherwise done at once may need a person", async () => {
  const opened = await session();
  const id = numberAt((await post(opened)).json, "id");
  await opened.call("PUT", `invoices/${id}/approve`);
  opened.simulator.arm({ kind: "mfaRequired", when: { resource: "invoices/{id}/paymentevents/markpaid" } });
  const answer = await opened.call("PUT", `invoices/${id}/paymentevents/markpaid`, payment(125.5));
  expect(answer.status).toBe(202);
  expect(opened.simulator.probe.books().paymentEvents).toEqual([]);
  const identifier = String(at(answer.json, "transactionIdentifier"));
  opened.simulator.decideMfa(identifier, "confirm");
  expect(opened.simulator.probe.books().invoices[0]).toMatchObject({ status: "MARKED_PAID" });
  expect((await opened.call("GET", `mfatransactionresult/${identifier}`)).json).toEqual({
    info: { message: "Done." },
  });
});

test("faults choose by method and by the nth request of a path", async () => {
  const opened = await session();
  opened.simulator.arm({
    kind: "serverError",
    committed: true,
    when: { resource: "LedgerReceipts", method: "POST", nth: 2 },
  });
  await opened.call("GET", "ledgerreceipts");
  expect((await opened.call("POST", "ledgerreceipts", journal())).status).toBe(200);
  expect((await opened.call("POST", "ledgerreceipts", journal())).status).toBe(500);
  opened.simulator.arm({ kind: "unauthorized" });
  opened.simulator.disarm();
  expect((await opened.call("GET", "status")).status).toBe(200);
  expect(opened.simulator.probe.books().receipts).toHaveLength(2);
});
