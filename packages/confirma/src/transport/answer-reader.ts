import { type Parsed, type Problem, parseDocument } from "@confirma-connect/core";
import type { z } from "zod";

/** What an answer's JSON says, with warnings, or why it could not be read. */
export type Reading<T> =
  | { readonly readable: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly readable: false; readonly problems: readonly Problem[] };

/** How the JSON of a successful answer becomes a value. */
export interface AnswerReader<T> {
  /** `json` is undefined when the answer has no body. */
  read(json: unknown): Reading<T>;
  /** The value of 204 No Content; without it, 204 is read like an answer without a body. */
  readonly empty?: T;
}

/** A value that was read without findings. */
export const readable = <T>(value: T): Reading<T> => ({ readable: true, value, warnings: [] });

/** For endpoints whose answer is not public: success counts, the body is kept for whoever asks. */
export const anyAnswer: AnswerReader<undefined> = { read: () => readable(undefined) };

/** A parsed document as a reading. */
export const asReading = <T>({ document, problems }: Parsed<T>): Reading<T> =>
  document === undefined
    ? { readable: false, problems }
    : { readable: true, value: document, warnings: problems };

/** Reads an answer by a schema of strict objects; unknown fields are warnings. */
export const schemaReader = <S extends z.ZodType>(schema: S): AnswerReader<z.output<S>> => ({
  read: (json) => asReading(parseDocument(schema, json)),
});
