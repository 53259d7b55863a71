import type { z } from "zod";
import { fieldOf, type Problem, problem, underPointer } from "../rules/problem.ts";
import { type Parsed, parseDocument } from "./parse-document.ts";

/**
 * Reads the rows of an answer one by one. A row that cannot be read makes the whole answer unreadable: a row that
 * is left out silently would be money that nobody books. Fields that we do not know are dropped, each named once.
 */
export function parseRows<S extends z.ZodType>(
  schema: S,
  value: unknown,
  base = "",
): Parsed<readonly z.output<S>[]> {
  if (!Array.isArray(value)) {
    return {
      problems: [problem("ACC_DOCUMENT_FIELD_INVALID", { pointer: base, message: "must be a list" })],
    };
  }
  const rows: z.output<S>[] = [];
  const problems: Problem[] = [];
  value.forEach((row: unknown, index) => {
    const { document, problems: found } = parseDocument(schema, row);
    problems.push(...underPointer(`${base}/${index}`, found.map(asAnswerProblem)));
    if (document !== undefined) rows.push(document);
  });
  const shown = firstOfEachField(problems);
  return rows.length === value.length ? { document: rows, problems: shown } : { problems: shown };
}

const unreadAdvice =
  "Ask whoever answered what it means. If it is about money, what was booked may lack it: compare it by hand.";

const asAnswerProblem = (found: Problem): Problem =>
  found.code === "ACC_DOCUMENT_FIELD_UNKNOWN"
    ? { ...found, message: "is not a field known to us; it was not read", advice: unreadAdvice }
    : found;

/** One finding per field and code, at its first place: thousands of rows usually share one cause. */
function firstOfEachField(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const each of problems) {
    const field = fieldOf(each);
    if (!first.has(field)) first.set(field, each);
  }
  return [...first.values()];
}
