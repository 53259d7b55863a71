import { issueWords } from "@confirma-connect/core";
import type { z } from "zod";

const types: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object in braces",
  record: "an object in braces",
  array: "a list in brackets",
};

const typeOf = (input: unknown): string => {
  if (input === null) return "null";
  return Array.isArray(input) ? "a list" : (typeWords[typeof input] ?? typeof input);
};

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  object: "an object",
};

const choices = (values: readonly unknown[]): string =>
  `must be ${values.map((value) => JSON.stringify(value)).join(" or ")}`;

/** Says in an operator's words what is wrong with a setting; the sentence begins with it and never names its value. */
export function settingWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type": {
      const expected = types[issue.expected] ?? issue.expected;
      const found = typeOf(issue.input);
      return found === expected || issue.expected === "int"
        ? `must be ${expected}`
        : `must be ${expected}, not ${found}`;
    }
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options) ? choices(issue.options) : issueWords(issue);
    default:
      return issueWords(issue);
  }
}
