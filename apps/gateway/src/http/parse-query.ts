import { type Problem, problem } from "@confirma-connect/core";
import type { z } from "zod";
import { Refusal } from "./refusal.ts";

/** Names are repeated only when they are plain words: a key in the wrong place is not. */
const nameOf = (key: PropertyKey): string =>
  /^[A-Za-z]{1,30}$/.test(String(key)) ? `the parameter ${String(key)}` : "a parameter";

function problemsOf(issue: z.core.$ZodIssue, allowed: string): readonly Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problem("ACC_REQUEST_QUERY", { message: `${nameOf(key)} is not known; known are ${allowed}` }),
    );
  }
  const [key = ""] = issue.path;
  return [problem("ACC_REQUEST_QUERY", { message: `${nameOf(key)} ${issue.message}` })];
}

/** Reads a query; unknown or malformed parameters are refused, all at once. */
export function parseQuery<S extends z.ZodObject>(schema: S, query: unknown): z.output<S> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const allowed = Object.keys(schema.shape).join(", ");
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, allowed));
  const [first] = problems;
  const message = first === undefined ? {} : { message: first.message };
  throw new Refusal(400, { code: "ACC_REQUEST_QUERY", ...message, problems });
}
