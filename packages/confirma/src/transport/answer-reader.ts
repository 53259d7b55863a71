import { parseDocument } from "@confirma-connect/core";
import { asReading, type ReadJson, readable } from "@confirma-connect/http";
import type { z } from "zod";

/** How the answer of an endpoint becomes a value. */
export interface AnswerReader<T> {
  readonly read: ReadJson<T>;
  /** The value of 204 No Content; without it, 204 is read like an answer without a body. */
  readonly empty?: T;
}

/** For endpoints whose answer is not public: success counts, the body is kept for whoever asks. */
export const anyAnswer: AnswerReader<undefined> = { read: () => readable(undefined) };

/** Reads an answer by a schema of strict objects; unknown fields are warnings. */
export const schemaReader = <S extends z.ZodType>(schema: S): AnswerReader<z.output<S>> => ({
  read: (json) => asReading(parseDocument(schema, json)),
});
