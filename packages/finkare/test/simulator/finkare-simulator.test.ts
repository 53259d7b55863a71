import { createServer } from "node:http";
import { Secret } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  type FinkareSimulator,
  generateFinkareMonth,
  startFinkareSimulator,
} from "@confirma-connect/simulators";
import { afterEach, expect, test } from "@jest/globals";
import { createFinkareClient, MemorySeenEvents, WebhookReceiver } from "../../src/index.ts";
import { clock, now } from "../support/test-client.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => void (await Promise.all(closing.splice(0).map((close) => close()))));

const book = generateFinkareMonth({ month: "2026-03", invoices: 30 });
const scopes = ["payments:read", "reports:read"];

async function scene(keyScopes = scopes) {
  const company = { companyId: "F1", keys: [{ key: "fk_test_a", scopes: keyScopes }], book };
  const other = { companyId: "F2", keys: [{ key: "fk_test_b", scopes }] };
  const simulator: FinkareSimulator = await startFinkareSimulator({
    companies: [company, other],
    now: () => new Date(now),
  });
  closing.push(() => simulator.close());
  const payments = (key: string) =>
    createFinkareClient(
      { environment: "sandbox", key: new Secret(key), baseUrl: `${simulator.url}api/v1`, pageSize: 5 },
      { http: createHttpClient(), clock },
    ).payments;
  return { simulator, payments };
}

test("lists, single payments, an invoice's payments and statistics agree with the books; tenants are apart", async () => {
  const { payments } = await scene();
  const client = payments("fk_test_a");
  const ids: string[] = [];
  for await (const { id } of client.list()) ids.push(id);
  expect(ids.sort()).toEqual(book.payments.map(({ id }) => id).sort());
  const [first] = book.payments;
  expect(await client.get(first?.id ?? "")).toMatchObject({ value: { amountCents: first?.amountCents } });
  const ofInvoice = await client.ofInvoice(first?.invoiceId ?? "");
  expect(ofInvoice.type === "ok" && ofInvoice.value.length).toBeGreaterThan(0);
  expect(await client.statistics("year")).toMatchObject({ type: "ok", value: { period: "year" } });
  expect(await payments("fk_test_b").get(first?.id ?? "")).toMatchObject({ type: "refused", status: 404 });
  expect(await payments("fk_test_c").page()).toMatchObject({ type: "refused", status: 401 });
});

test("a key without the scope gets 403; faults of a read are never a value", async () => {
  const { simulator, payments } = await scene(["payments:read"]);
  const client = payments("fk_test_a");
  expect(await client.statistics("day")).toMatchObject({ type: "refused", status: 403 });
  expect(await client.page({ limit: 101 })).toMatchObject({ type: "refused", status: 400 });
  simulator.arm({ kind: "commitAndLoseAnswer" });
  expect(await client.page()).toMatchObject({ type: "unknown" });
  simulator.arm({ kind: "tooManyRequests" });
  expect(await client.page()).toMatchObject({ type: "notSent" });
});

test("webhooks arrive over HTTP: retried, repeated and reordered ones count once, wrong signatures never", async () => {
  const { simulator } = await scene();
  const seen = new MemorySeenEvents(clock);
  const receiver = new WebhookReceiver({ secrets: [new Secret("whsec_x")] }, { clock, seen });
  const taken: string[] = [];
  let failures = 1;
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const signature = String(request.headers["x-finkare-signature"]);
    const outcome = await receiver.receive({ body: Buffer.concat(chunks), signature }, async (event) => {
      if (event.type === "payment.received") taken.push(event.invoiceId);
    });
    failures -= 1;
    response.writeHead(outcome.type === "rejected" ? 401 : failures >= 0 ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => void server.close(() => resolve())));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const target = { url: `http://127.0.0.1:${port}/`, secret: "whsec_x" };
  const timestamp = "2026-04-08T10:00:00Z";
  const events = ["i1", "i2"].map((invoiceId) => ({
    event: "payment.received",
    data: { invoiceId, amountCents: 100 },
    timestamp,
  }));
  const wrong = await simulator.deliver(target, events, { wrongSignature: true, attempts: 1 });
  expect(wrong.map(({ status }) => status)).toEqual([401, 401]);
  failures = 1;
  const sent = await simulator.deliver(target, events, { copies: 2, reversed: true });
  expect(sent.map(({ status }) => status)).toEqual([500, 200, 200, 200, 200]);
  expect(taken).toEqual(["i2", "i1"]);
});
