import { OptionalText, parseDocument, underPointer } from "@confirma-connect/core";
import { type Reading, type ReadJson, readable, unreadable } from "@confirma-connect/http";
import { z } from "zod";

const Count = z.int().nonnegative().nullish();

/** The envelope of every published answer; `pagination` is there for lists only. */
const Envelope = z.object({
  success: z.literal(true),
  data: z.unknown(),
  pagination: z.object({ page: Count, limit: Count, total: Count }).nullish(),
  requestId: OptionalText,
});

/** See {@link Envelope}. */
type Envelope = z.output<typeof Envelope>;

/** How an answer's envelope becomes a value; pointers lead into the answer. */
export type EnvelopeReader<T> = (envelope: Envelope) => Reading<T>;

/** Reads what the envelope holds by a schema of strict objects; unknown fields are warnings. */
export const dataReader =
  <S extends z.ZodType>(schema: S): EnvelopeReader<z.output<S>> =>
  ({ data }) => {
    const { document, problems } = parseDocument(schema, data);
    const placed = underPointer("/data", problems);
    return document === undefined ? { readable: false, problems: placed } : readable(document, placed);
  };

/** What an answer holds and what Finkare calls the exchange. */
export interface Enveloped<T> {
  readonly content: T;
  readonly requestId: string | undefined;
}

/** Reads the envelope and what is in it. */
export const enveloped =
  <T>(read: EnvelopeReader<T>): ReadJson<Enveloped<T>> =>
  (json) => {
    const envelope = Envelope.safeParse(json).data;
    if (envelope === undefined) return unreadable("has not the envelope of a success");
    const reading = read(envelope);
    if (!reading.readable) return reading;
    return readable({ content: reading.value, requestId: envelope.requestId }, reading.warnings);
  };
