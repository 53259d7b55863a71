import { OptionalText, type Problem } from "@confirma-connect/core";
import { z } from "zod";

const Count = z.int().nonnegative().nullish();

/** The envelope of every published answer; `pagination` is there for lists only. */
export const Envelope = z.object({
  success: z.literal(true),
  data: z.unknown(),
  pagination: z.object({ page: Count, limit: Count, total: Count }).nullish(),
  requestId: OptionalText,
});

/** See {@link Envelope}. */
export type Envelope = z.output<typeof Envelope>;

/** What an answer says, with warnings, or why it could not be read. */
type Reading<T> =
  | { readonly readable: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly readable: false; readonly problems: readonly Problem[] };

/** How an answer's envelope becomes a value; pointers lead into the answer. */
export type EnvelopeReader<T> = (envelope: Envelope) => Reading<T>;
