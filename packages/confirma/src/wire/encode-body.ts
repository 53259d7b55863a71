import { type ErrorCode, errorCodes, jsonPointer, type Problem, problem } from "@confirma-connect/core";
import type { z } from "zod";

/** A body in wire form, or why it cannot be sent. Pointers lead into the value. */
export type EncodedBody<S extends z.ZodType> =
  | { readonly body: z.input<S> }
  | { readonly problems: readonly Problem[] };

const isCode = (code: unknown): code is ErrorCode => typeof code === "string" && code in errorCodes;

/** Turns a value of ours into the wire form and checks it on the way; quotes no values. */
export function encodeBody<S extends z.ZodType>(schema: S, value: z.output<S>): EncodedBody<S> {
  const encoded = safely(schema, value);
  if (encoded === undefined) return { problems: [problem("ACC_DOCUMENT_AMOUNT_PRECISION")] };
  if (encoded.success) return { body: encoded.data };
  const problems = encoded.error.issues.map((issue) => {
    const named = issue.code === "custom" ? issue.params?.["code"] : undefined;
    const code = isCode(named) ? named : "ACC_DOCUMENT_FIELD_INVALID";
    return problem(code, { pointer: jsonPointer(issue.path), message: issue.message });
  });
  return { problems };
}

/** Undefined when a number is too large for JSON, which the value types report as a RangeError. */
function safely<S extends z.ZodType>(schema: S, value: z.output<S>) {
  try {
    return schema.safeEncode(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
