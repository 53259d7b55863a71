import { createHmac } from "node:crypto";
import { Clock, Secret } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Container } from "inversify";
import {
  type FinkareEvent,
  finkareWebhookModule,
  MemorySeenEvents,
  type SeenEvents,
  type SeenState,
  type WebhookOptionsInput,
  WebhookReceiver,
  WebhookReceiverToken,
} from "../../src/index.ts";
import { stoppedWork } from "../support/stopped-work.ts";
import { clock, now } from "../support/test-client.ts";

const secret = "whsec_canary";
const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");
const sign = (body: Uint8Array, key = secret): string => createHmac("sha256", key).update(body).digest("hex");

/** A published kind of event as Finkare would write it. */
const received = (fields: Readonly<Record<string, unknown>> = {}) => ({
  event: "payment.received",
  data: { amountCents: 75_000, invoiceId: "c3d4e5f6" },
  timestamp: "2026-04-08T10:00:00Z",
  ...fields,
});

const signed = (value: unknown) => {
  const body = bytes(JSON.stringify(value));
  return { body, signature: sign(body) };
};

function receiver(
  options: Partial<WebhookOptionsInput> = {},
  parts: Partial<{ clock: Clock; seen: SeenEvents }> = {},
) {
  const at = parts.clock ?? clock;
  const seen = parts.seen ?? new MemorySeenEvents(at);
  const own = new WebhookReceiver({ secrets: [new Secret(secret)], ...options }, { clock: at, seen });
  const events: FinkareEvent[] = [];
  const receive = (delivery: { body: Uint8Array; signature: string | undefined }) =>
    own.receive(delivery, async (event) => {
      events.push(event);
    });
  return { own, events, receive };
}

describe("signatures", () => {
  test("a signed delivery is handled once and recognised when it comes again", async () => {
    const { receive, events } = receiver();
    const delivery = signed(received());
    expect(await receive(delivery)).toMatchObject({ type: "handled", event: { type: "payment.received" } });
    expect(await receive(delivery)).toMatchObject({ type: "duplicate" });
    expect(events).toEqual([
      { type: "payment.received", amountCents: 75_000, invoiceId: "c3d4e5f6", at: now },
    ]);
  });

  test("any other body, or any other signature, is rejected and nothing is handled", async () => {
    const { body, signature } = signed(received());
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const { receive, events } = receiver();
        const changed = Uint8Array.from(body, (byte, index) => (index === place ? byte ^ change : byte));
        expect(await receive({ body: changed, signature })).toEqual({
          type: "rejected",
          reason: "signature",
        });
        const broken = [...signature];
        broken[place % 64] = broken[place % 64] === "0" ? "1" : "0";
        expect(await receive({ body, signature: broken.join("") })).toMatchObject({ type: "rejected" });
        expect(events).toEqual([]);
      }),
    );
  });

  test.each<readonly [string, string | undefined]>([
    ["none", undefined],
    ["an empty one", ""],
    ["a short one", "abc"],
    ["one with a prefix", `sha256=${signed(received()).signature}`],
    ["one in upper case", signed(received()).signature.toUpperCase()],
    ["one of another secret", sign(signed(received()).body, "whsec_other")],
    ["one of the secret without its prefix", sign(signed(received()).body, "canary")],
  ])("%s is rejected", async (_, signature) => {
    const { receive, events } = receiver();
    expect(await receive({ body: signed(received()).body, signature })).toEqual({
      type: "rejected",
      reason: "signature",
    });
    expect(events).toEqual([]);
  });

  test("while a secret is replaced, both are good", async () => {
    const secrets = [new Secret("whsec_new"), new Secret(secret)];
    const { receive } = receiver({ secrets });
    const body = bytes(JSON.stringify(received()));
    expect(await receive({ body, signature: sign(body) })).toMatchObject({ type: "handled" });
    expect(await receive({ body, signature: sign(body, "whsec_new") })).toMatchObject({ type: "duplicate" });
  });

  test("a body that was signed after being written again counts only in that reading", async () => {
    const body = bytes(JSON.stringify(received(), null, 2));
    const signature = sign(bytes(JSON.stringify(received())));
    expect(await receiver().receive({ body, signature })).toEqual({ type: "rejected", reason: "signature" });
    const rewritten = receiver({ signedForm: "rawOrRewritten" });
    expect(await rewritten.receive({ body, signature })).toMatchObject({ type: "handled" });
    expect(await rewritten.receive(signed(received()))).toMatchObject({ type: "duplicate" });
    const noJson = bytes("no JSON");
    expect(await rewritten.receive({ body: noJson, signature })).toMatchObject({ reason: "signature" });
  });
});

describe("age and repetition", () => {
  const at = (timestamp: string) => signed(received({ timestamp }));

  test.each([
    ["2026-04-07T10:00:00.000Z", "handled"],
    ["2026-04-07T09:59:59.999Z", "rejected"],
    ["2026-04-08T10:05:00Z", "handled"],
    ["2026-04-08T10:05:01Z", "rejected"],
    ["2026-04-08T12:00:00+02:00", "handled"],
  ])("an event of %s is %s", async (timestamp, type) => {
    const outcome = await receiver().receive(at(timestamp));
    expect(outcome).toMatchObject({ type, ...(type === "rejected" ? { reason: "outsideWindow" } : {}) });
  });

  test("an event is remembered as long as it would be accepted, and not longer", async () => {
    let time = now;
    const moving = { now: () => time, today: clock.today };
    const seen = new MemorySeenEvents(moving);
    const { receive, events } = receiver({ replayWindow: 1000 }, { clock: moving, seen });
    const outcomes = [];
    for (const later of [0, 1, 500, 1000, 1001]) {
      time = now + later;
      outcomes.push((await receive(signed(received()))).type);
    }
    expect(outcomes).toEqual(["handled", "duplicate", "duplicate", "duplicate", "rejected"]);
    expect([events.length, seen.size]).toEqual([1, 1]);
    await receive(signed(received({ timestamp: "2026-04-08T10:00:01.001Z" })));
    expect(seen.size).toBe(1);
  });

  test("the same words in another order are the same event; another event is another", async () => {
    const { receive } = receiver();
    const { event, data, timestamp } = received();
    expect(await receive(signed({ event, data, timestamp }))).toMatchObject({ type: "handled" });
    expect(await receive(signed({ timestamp, data, event }))).toMatchObject({ type: "duplicate" });
    expect(await receive(signed({ event, data: { ...data, amountCents: 1 }, timestamp }))).toMatchObject({
      type: "handled",
    });
  });

  test("deliveries at the same time are handled once, and those that came second have to come again", async () => {
    const { receive, events } = receiver();
    const types = (await Promise.all([1, 2, 3].map(() => receive(signed(received()))))).map(
      ({ type }) => type,
    );
    expect(types.sort()).toEqual(["handled", "inProgress", "inProgress"]);
    expect(await receive(signed(received()))).toMatchObject({ type: "duplicate" });
    expect(events).toHaveLength(1);
  });

  test("a second delivery during a work that fails later is no duplicate: the third one is handled", async () => {
    const { own, receive, events } = receiver();
    const { ended: away, fail } = stoppedWork();
    const first = own.receive(signed(received()), () => away);
    expect(await receive(signed(received()))).toMatchObject({
      type: "inProgress",
      event: { type: "payment.received" },
    });
    fail(new Error("store is away"));
    await expect(first).rejects.toThrow("store is away");
    expect(await receive(signed(received()))).toMatchObject({ type: "handled" });
    expect(events).toHaveLength(1);
  });

  test("a work that never ends is taken over when its time is up, and its late failure undoes nothing", async () => {
    let time = now;
    const moving = { now: () => time, today: clock.today };
    const { own, receive, events } = receiver({ handlingTime: 1000 }, { clock: moving });
    const { ended: away, fail } = stoppedWork();
    const first = own.receive(signed(received()), () => away);
    time = now + 999;
    expect(await receive(signed(received()))).toMatchObject({ type: "inProgress" });
    time = now + 1000;
    expect(await receive(signed(received()))).toMatchObject({ type: "handled" });
    fail(new Error("too late"));
    await expect(first).rejects.toThrow("too late");
    expect(await receive(signed(received()))).toMatchObject({ type: "duplicate" });
    expect(events).toHaveLength(1);
  });

  test("when handling fails the error passes on and a repetition is handled", async () => {
    const { own, receive, events } = receiver();
    const failing = own.receive(signed(received()), () => Promise.reject(new Error("store is away")));
    await expect(failing).rejects.toThrow("store is away");
    expect(await receive(signed(received()))).toMatchObject({ type: "handled" });
    expect(events).toHaveLength(1);
  });

  test("a store of the host's own decides", async () => {
    const asked: [string, number][] = [];
    const storing = (state: SeenState): SeenEvents => ({
      claim: async (key, until) => {
        asked.push([key, until]);
        return state;
      },
      complete: async (key, until) => void asked.push([key, until]),
      release: async () => undefined,
    });
    const types = [];
    for (const state of ["done", "claimed", "free"] as const) {
      types.push((await receiver({}, { seen: storing(state) }).receive(signed(received()))).type);
    }
    expect(types).toEqual(["duplicate", "inProgress", "handled"]);
    const key = expect.stringMatching(/^[0-9a-f]{64}$/u);
    expect(asked).toEqual([...Array(3).fill([key, now + 60_000]), [key, now + 86_400_001]]);
  });
});

describe("events", () => {
  const read = async (value: unknown) => {
    const { receive, events } = receiver();
    return { outcome: await receive(signed(value)), event: events[0] };
  };

  test("the published kinds", async () => {
    const status = { invoiceId: "i", previousStatus: "open", newStatus: "in_recovery" };
    const action = { invoiceId: "i", action: "escalate" };
    expect((await read(received({ event: "invoice.status_changed", data: status }))).event).toEqual({
      type: "invoice.status_changed",
      ...status,
      at: now,
    });
    expect((await read(received({ event: "workflow.action_triggered", data: action }))).event).toEqual({
      type: "workflow.action_triggered",
      ...action,
      channel: undefined,
      at: now,
    });
  });

  test.each([
    ["another kind", received({ event: "payment.failed", data: { name: "canary" } })],
    ["a known kind in another form", received({ data: { amountCents: 1.5, name: "canary" } })],
    ["no data", received({ data: undefined })],
  ])("%s is passed on with its data sealed", async (_, value) => {
    const { event } = await read(value);
    expect(event).toMatchObject({ type: "other", name: value.event, at: now });
    expect(event?.type === "other" && JSON.parse(event.data.reveal())).toEqual(value.data ?? null);
    expect(JSON.stringify(event)).not.toContain("canary");
  });

  test.each([
    "",
    "[]",
    "no JSON",
    '{"event":"x"}',
    '{"event":"x","data":{},"timestamp":"yesterday"}',
    '{"__proto__":{}}',
  ])("%j is unreadable, although it is signed", async (text) => {
    const body = bytes(text);
    const outcome = await receiver().receive({ body, signature: sign(body) });
    expect(outcome).toEqual({ type: "rejected", reason: "unreadable" });
  });

  test("bytes that are no UTF-8 are unreadable", async () => {
    const body = Uint8Array.from([0x22, 0xff, 0x22]);
    expect(await receiver().receive({ body, signature: sign(body) })).toMatchObject({ reason: "unreadable" });
  });
});

test("the module binds a receiver with a memory of its own, and wrong options are refused", async () => {
  const container = new Container();
  container.bind(Clock).toConstantValue(clock);
  container.load(finkareWebhookModule({ secrets: [new Secret(secret)] }));
  const bound = container.get(WebhookReceiverToken);
  const types = [];
  for (const _ of [1, 2]) types.push((await bound.receive(signed(received()), async () => undefined)).type);
  expect(types).toEqual(["handled", "duplicate"]);
  expect(() => receiver({ secrets: [] })).toThrow("Finkare webhook options: secrets: Too small");
  expect(JSON.stringify(bound)).not.toContain("canary");
});
