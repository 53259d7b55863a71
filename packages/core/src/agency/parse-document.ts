import type { z } from "zod";
import { type ErrorCode, errorCodes } from "../error/codes.ts";
import { jsonPointer, type Problem, problem } from "../rules/problem.ts";
import { issueWords } from "./issue-words.ts";
import { type Path, valueAt, withoutPaths } from "./json-path.ts";

/** A parsed document with the warnings about it, or every problem that stops it. */
export type Parsed<D> =
  | { readonly document: D; readonly problems: readonly Problem[] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] };

const isCode = (code: unknown): code is ErrorCode => typeof code === "string" && code in errorCodes;

/** Types and literals that find nothing at their place mean that the field is missing. */
const isMissing = (issue: z.core.$ZodIssue, root: unknown): boolean =>
  (issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union") &&
  issue.path.length > 0 &&
  valueAt(root, issue.path) === undefined;

/** The code that a schema names itself, or that of the kind of issue. */
function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  const named = issue.code === "custom" ? issue.params?.["code"] : undefined;
  if (isCode(named)) return named;
  const isLongText = issue.code === "too_big" && issue.origin === "string";
  return isLongText ? "ACC_DOCUMENT_TEXT_TOO_LONG" : "ACC_DOCUMENT_FIELD_INVALID";
}

function asProblem(issue: z.core.$ZodIssue, root: unknown): Problem {
  const pointer = jsonPointer(issue.path);
  if (isMissing(issue, root)) {
    return problem("ACC_DOCUMENT_FIELD_MISSING", { pointer, message: "is required" });
  }
  return problem(codeOf(issue), { pointer, message: issue.message });
}

const unknownFields = (issue: z.core.$ZodIssue): readonly Path[] =>
  issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [];

const unknownProblem = (path: Path, strict: boolean): Problem =>
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
  const first = schema.safeParse(value, { error: issueWords });
  if (first.success) return { document: first.data, problems: [] };
  const unknown = first.error.issues.flatMap(unknownFields);
  const warnings = unknown.map((path) => unknownProblem(path, options.strict ?? false));
  const second = schema.safeParse(withoutPaths(value, unknown), { error: issueWords });
  if (!second.success) {
    return { problems: [...second.error.issues.map((issue) => asProblem(issue, value)), ...warnings] };
  }
  return options.strict === true ? { problems: warnings } : { document: second.data, problems: warnings };
}
