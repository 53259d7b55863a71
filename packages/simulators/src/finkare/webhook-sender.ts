import { createHmac } from "node:crypto";
import { request } from "node:http";
import type { FinkareReadings } from "./readings.ts";

/** Where a webhook goes: a loopback receiver over HTTP, where Finkare itself asks for HTTPS (seen). */
export interface FinkareWebhookTarget {
  readonly url: string;
  /** Used as it is written, `whsec_…` included. */
  readonly secret: string;
}

/** An event as it is sent. */
export interface FinkareWebhookEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** ISO 8601 in UTC. */
  readonly timestamp: string;
}

/** What goes wrong with deliveries; retries are this stand-in's own, since Finkare's are not documented. */
export interface FinkareDeliveryPlan {
  /** How often an event is sent until a 2xx comes; default 3. */
  readonly attempts?: number;
  /** How often every event is sent although it was taken; default once. */
  readonly copies?: number;
  /** Sends the events in the opposite order. */
  readonly reversed?: boolean;
  /** Signs with another secret. */
  readonly wrongSignature?: boolean;
}

/** One attempt; the status is 0 when no answer came. */
export interface FinkareDelivery {
  readonly event: string;
  readonly attempt: number;
  readonly status: number;
}

const ACKNOWLEDGE_MS = 5_000;

/** Sends events one after the other and tells every attempt. */
export async function sendFinkareWebhooks(
  target: FinkareWebhookTarget,
  events: readonly FinkareWebhookEvent[],
  plan: FinkareDeliveryPlan,
  signedForm: FinkareReadings["signedForm"],
): Promise<readonly FinkareDelivery[]> {
  const order = plan.reversed === true ? [...events].reverse() : events;
  const sent = order.flatMap((event) => Array.from({ length: plan.copies ?? 1 }, () => event));
  const secret = plan.wrongSignature === true ? `${target.secret}-other` : target.secret;
  const deliveries: FinkareDelivery[] = [];
  for (const event of sent) {
    for (let attempt = 1; attempt <= (plan.attempts ?? 3); attempt += 1) {
      const compact = JSON.stringify(event);
      const body = signedForm === "raw" ? compact : JSON.stringify(event, null, 2);
      const signature = createHmac("sha256", secret).update(compact).digest("hex");
      const status = await post(target.url, body, signature);
      deliveries.push({ event: event.event, attempt, status });
      if (status >= 200 && status < 300) break;
    }
  }
  return deliveries;
}

function post(url: string, body: string, signature: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = { "Content-Type": "application/json", "X-Finkare-Signature": signature };
    const sending = request(url, { method: "POST", headers, timeout: ACKNOWLEDGE_MS }, (response) => {
      response.resume();
      response.once("close", () => resolve(response.statusCode ?? 0));
    });
    sending.once("timeout", () => sending.destroy());
    sending.once("error", () => resolve(0));
    sending.end(body);
  });
}
