import { MinorUnits, parseJsonText, Secret } from "@confirma-connect/core";
import { z } from "zod";

/** What a webhook tells. Only hints: what is booked is read from the API. */
export type FinkareEvent =
  /** A full or partial payment; `amountCents` is whole cents. */
  | {
      readonly type: "payment.received";
      readonly invoiceId: string;
      readonly amountCents: MinorUnits;
      readonly at: number;
    }
  | {
      readonly type: "invoice.status_changed";
      readonly invoiceId: string;
      readonly previousStatus: string;
      readonly newStatus: string;
      readonly at: number;
    }
  | {
      readonly type: "workflow.action_triggered";
      readonly invoiceId: string;
      readonly action: string;
      readonly channel: string | undefined;
      readonly at: number;
    }
  /** Every other event, and a known one whose data has another form. */
  | { readonly type: "other"; readonly name: string; readonly data: Secret; readonly at: number };

/** An event with everything that tells it from others. */
export interface ReadEvent {
  readonly event: FinkareEvent;
  /** Event name, data and timestamp as they came: no identifier of deliveries is documented. */
  readonly identity: unknown;
}

const Delivery = z.object({
  event: z.string().min(1),
  data: z.unknown().optional(),
  timestamp: z.iso.datetime({ offset: true }),
});

const known = {
  "payment.received": z.object({ invoiceId: z.string(), amountCents: MinorUnits }),
  "invoice.status_changed": z.object({
    invoiceId: z.string(),
    previousStatus: z.string(),
    newStatus: z.string(),
  }),
  "workflow.action_triggered": z.object({
    invoiceId: z.string(),
    action: z.string(),
    channel: z.string().optional(),
  }),
};

/** Reads the body of a delivery; undefined when it is not `{event, data, timestamp}` in UTF-8 JSON. */
export function readEvent(body: Uint8Array): ReadEvent | undefined {
  const json = parseJsonText(utf8(body) ?? "");
  const delivery = "problems" in json ? undefined : Delivery.safeParse(json.value).data;
  if (delivery === undefined) return undefined;
  const { event: name, data, timestamp } = delivery;
  return { event: asEvent(name, data, Date.parse(timestamp)), identity: { name, data, timestamp } };
}

/** `at` is the event's own time in epoch milliseconds. */
function asEvent(name: string, data: unknown, at: number): FinkareEvent {
  const other = { type: "other", name, data: new Secret(JSON.stringify(data ?? null)), at } as const;
  switch (name) {
    case "payment.received": {
      const read = known[name].safeParse(data).data;
      return read === undefined ? other : { type: name, ...read, at };
    }
    case "invoice.status_changed": {
      const read = known[name].safeParse(data).data;
      return read === undefined ? other : { type: name, ...read, at };
    }
    case "workflow.action_triggered": {
      const read = known[name].safeParse(data).data;
      return read === undefined ? other : { type: name, ...read, channel: read.channel, at };
    }
    default:
      return other;
  }
}

function utf8(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    // Not UTF-8, so not JSON that anyone has signed on purpose.
    return undefined;
  }
}
