import { z } from "zod";

/** Paths of the remote system that hold documents or register entries. */
export const resources = ["entries", "sales-invoices", "receipts", "customers"] as const;

/** One of {@link resources}. */
export type Resource = (typeof resources)[number];

/** What travels to the remote system, as JSON text. */
export const WireRequest = z.strictObject({
  id: z.string(),
  method: z.enum(["GET", "POST"]),
  /** Path and query, e.g. `/entries?key=CC…`. */
  path: z.string(),
  company: z.string(),
  token: z.string(),
  body: z.string(),
});

/** See {@link WireRequest}. */
export type WireRequest = z.output<typeof WireRequest>;

/** What comes back. Tolerant: unknown members are dropped. */
export const WireAnswer = z.object({
  status: z.number(),
  /** Milliseconds. */
  retryAfter: z.number().nullish(),
  body: z.string(),
});

/** See {@link WireAnswer}. */
export type WireAnswer = z.output<typeof WireAnswer>;

/** Body of a successful write. */
export const WireCreated = z.object({ id: z.string().min(1) });

/** Body of a refusal. */
export const WireFailure = z.object({ code: z.string(), text: z.string() });

/** Body of a list of documents or register entries. */
export const WireList = z.object({
  items: z.array(z.object({ id: z.string().min(1), state: z.string(), document: z.unknown() })),
});
