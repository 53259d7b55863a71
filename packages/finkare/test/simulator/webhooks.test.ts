import { createServer } from "node:http";
import { Secret } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import {
  type FinkareEvent,
  MemorySeenEvents,
  type WebhookOptionsInput,
  WebhookReceiver,
} from "../../src/index.ts";
import { stoppedWork } from "../support/stopped-work.ts";
import { clock } from "../support/test-client.ts";
import { closeLater, scene } from "./running.ts";

const events = ["i1", "i2"].map((invoiceId) => ({
  event: "payment.received",
  data: { invoiceId, amountCents: 100 },
  timestamp: "2026-04-08T10:00:00Z",
}));

/** How a host answers. */
const statuses = { handled: 200, duplicate: 200, inProgress: 503, rejected: 401 } as const;

/** A receiver over HTTP that answers as a host should: 5xx when its own work fails. */
async function receiving(
  handle: (event: FinkareEvent) => Promise<void>,
  options: Partial<WebhookOptionsInput> = {},
): Promise<{ readonly url: string; readonly secret: string }> {
  const parts = { clock, seen: new MemorySeenEvents(clock) };
  const receiver = new WebhookReceiver({ secrets: [new Secret("whsec_x")], ...options }, parts);
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const signature = String(request.headers["x-finkare-signature"]);
    const delivery = { body: Buffer.concat(chunks), signature };
    const status = await receiver.receive(delivery, handle).then(
      ({ type }) => statuses[type],
      () => 500,
    );
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeLater(() => new Promise((resolve) => void server.close(() => resolve())));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/`, secret: "whsec_x" };
}

test("repeated and reordered deliveries count once, wrong signatures never", async () => {
  const { simulator } = await scene();
  const taken: string[] = [];
  const target = await receiving(async (event) => {
    if (event.type === "payment.received") taken.push(event.invoiceId);
  });
  const wrong = await simulator.deliver(target, events, { wrongSignature: true, attempts: 1 });
  expect(wrong.map(({ status }) => status)).toEqual([401, 401]);
  const sent = await simulator.deliver(target, events, { copies: 3, reversed: true });
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(taken).toEqual(["i2", "i1"]);
});

test("a delivery whose work failed is worked on when it comes again, and then no more", async () => {
  const { simulator } = await scene();
  let failures = 2;
  let done = 0;
  const target = await receiving(async () => {
    failures -= 1;
    if (failures >= 0) throw new Error("the store is away");
    done += 1;
  });
  const sent = await simulator.deliver(target, events.slice(0, 1), { copies: 2 });
  expect(sent.map(({ status }) => status)).toEqual([500, 500, 200, 200]);
  expect(done).toBe(1);
});

test("a delivery that comes while the work of another one runs comes again, and is worked on when that failed", async () => {
  const { simulator } = await scene();
  const { ended: begun, succeed: begin } = stoppedWork();
  const { ended: away, fail } = stoppedWork();
  let works = 0;
  const target = await receiving(() => {
    works += 1;
    begin();
    return works === 1 ? away : Promise.resolve();
  });
  const one = events.slice(0, 1);
  const first = simulator.deliver(target, one, { attempts: 1 });
  await begun;
  const second = await simulator.deliver(target, one, { attempts: 2 });
  expect(second.map(({ status }) => status)).toEqual([503, 503]);
  fail(new Error("the store is away"));
  expect((await first).map(({ status }) => status)).toEqual([500]);
  const third = await simulator.deliver(target, one, { copies: 2 });
  expect(third.map(({ status }) => status)).toEqual([200, 200]);
  expect(works).toBe(2);
});

test.each([
  ["raw", "raw", 200],
  ["raw", "rawOrRewritten", 200],
  ["rewritten", "raw", 401],
  ["rewritten", "rawOrRewritten", 200],
] as const)("Finkare signs the %s body, the host expects %s: %i", async (sent, expected, status) => {
  const { simulator } = await scene({ readings: { signedForm: sent } });
  const target = await receiving(async () => undefined, { signedForm: expected });
  const deliveries = await simulator.deliver(target, events.slice(0, 1), { attempts: 1 });
  expect(deliveries).toEqual([{ event: "payment.received", attempt: 1, status }]);
  const forged = await simulator.deliver(target, events.slice(1), { attempts: 1, wrongSignature: true });
  expect(forged.map((each) => each.status)).toEqual([401]);
});
