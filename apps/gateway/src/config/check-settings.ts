import { jsonPointer, type Problem, problem, valueAt } from "@confirma-connect/core";
import type { z } from "zod";
import { knownMembers } from "./known-members.ts";
import { nearestWord } from "./nearest-word.ts";
import { settingWords } from "./setting-words.ts";

/** Settings that fit their schema, or every problem. */
export type CheckedSettings<T> = { readonly settings: T } | { readonly problems: readonly Problem[] };

function unknownSettings(issue: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodType): readonly Problem[] {
  const known = knownMembers(schema, issue.path);
  return issue.keys.map((key) => {
    const meant = nearestWord(key, known);
    const message = `is not a setting${meant === undefined ? "" : `; did you mean ${meant}?`}`;
    const advice = "Correct its name or remove it.";
    return problem("ACC_CONFIG_INVALID", { pointer: jsonPointer([...issue.path, key]), message, advice });
  });
}

const saysWhatIsExpected = new Set(["invalid_type", "invalid_value", "invalid_union"]);

function problemOf(issue: z.core.$ZodIssue, value: unknown): Problem {
  const pointer = jsonPointer(issue.path);
  if (saysWhatIsExpected.has(issue.code) && valueAt(value, issue.path) === undefined) {
    const expected = issue.message.replace(/, not .*$/u, "");
    const advice = "Add it.";
    return problem("ACC_CONFIG_INVALID", { pointer, message: `is missing: it ${expected}`, advice });
  }
  const advice = "Correct it.";
  return problem("ACC_CONFIG_INVALID", { pointer, message: issue.message, advice });
}

/** Checks what an operator wrote, and says of every problem at once where it is, what it is and what to do. */
export function checkSettings<S extends z.ZodType>(schema: S, value: unknown): CheckedSettings<z.output<S>> {
  const parsed = schema.safeParse(value, { error: settingWords });
  if (parsed.success) return { settings: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? unknownSettings(issue, schema) : [problemOf(issue, value)],
  );
  return { problems };
}
