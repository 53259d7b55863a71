import type { z } from "zod";
import { type ErrorCode, errorCodes } from "../error/codes.ts";
import { jsonPointer, type Problem, problem } from "../rules/problem.ts";

/** A parsed document with the warnings about it, or every problem that stops it. */
export type Parsed<D> =
  | { readonly document: D; readonly problems: readonly Problem[] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] };

const isCode = (code: unknown): code is ErrorCode => typeof code === "string" && code in errorCodes;

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  if (issue.code === "custom" && isCode(issue.params?.["code"])) return issue.params["code"];
  if (issue.code === "invalid_type" && issue.input === undefined && issue.message.includes("undefined")) {
    return "ACC_DOCUMENT_FIELD_MISSING";
  }
  return "ACC_DOCUMENT_FIELD_INVALID";
}

/** Words of an issue. Zod's messages name types and limits, never the value. */
const wordsOf = (issue: z.core.$ZodIssue): string =>
  codeOf(issue) === "ACC_DOCUMENT_FIELD_MISSING" ? "is required" : issue.message;

const asProblem = (issue: z.core.$ZodIssue): Problem =>
  problem(codeOf(issue), { pointer: jsonPointer(issue.path), message: wordsOf(issue) });

const unknownFields = (issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] =>
  issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [];

function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0 || typeof value !== "object" || value === null) return value;
  const below = (key: string) =>
    paths.flatMap(([head, ...tail]) => (String(head) === key && tail.length > 0 ? [tail] : []));
  if (Array.isArray(value)) return value.map((member, index) => without(member, below(String(index))));
  const dropped = new Set(paths.flatMap((path) => (path.length === 1 ? [String(path[0])] : [])));
  const kept = Object.entries(value).filter(([key]) => !dropped.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, without(member, below(key))]));
}

const unknownProblem = (path: readonly PropertyKey[], strict: boolean): Problem =>
  problem("ACC_DOCUMENT_FIELD_UNKNOWN", {
    pointer: jsonPointer(path),
    severity: strict ? "error" : "warning",
    message: "is not a field known to us; it is kept with the original and not delivered",
  });

/**
 * Checks a caller's document against a schema of strict objects and reports every problem at once.
 * Unknown fields are warnings (errors with `strict`): the agency's public documentation is incomplete.
 */
export function parseDocument<S extends z.ZodType>(
  schema: S,
  value: unknown,
  options: { readonly strict?: boolean } = {},
): Parsed<z.output<S>> {
  const first = schema.safeParse(value);
  if (first.success) return { document: first.data, problems: [] };
  const unknown = first.error.issues.flatMap(unknownFields);
  const warnings = unknown.map((path) => unknownProblem(path, options.strict ?? false));
  const second = schema.safeParse(without(value, unknown));
  if (!second.success) return { problems: [...second.error.issues.map(asProblem), ...warnings] };
  return options.strict === true ? { problems: warnings } : { document: second.data, problems: warnings };
}
