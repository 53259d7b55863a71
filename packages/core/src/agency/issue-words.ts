import type { z } from "zod";

const units = new Map([
  ["string", "character"],
  ["array", "entry"],
]);

const plural = (unit: string): string => (unit === "entry" ? "entries" : `${unit}s`);

function bound(word: "least" | "most", limit: number | bigint, origin: string): string {
  const unit = units.get(origin);
  if (unit === undefined) return `must be at ${word} ${limit}`;
  return `must have at ${word} ${limit} ${Number(limit) === 1 ? unit : plural(unit)}`;
}

const kindOf = (input: unknown): string => {
  if (input === null) return "null";
  return Array.isArray(input) ? "array" : typeof input;
};

/**
 * Says in a caller's words what is wrong with a field, where its schema has no words of its own: the sentence begins
 * with the field. It names types, limits and documented words, never the value.
 */
export function issueWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `must be of type ${issue.expected}, not ${kindOf(issue.input)}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    case "too_small":
      return bound("least", issue.minimum, issue.origin);
    case "too_big":
      return bound("most", issue.maximum, issue.origin);
    case "invalid_union":
      return "must have one of the documented forms";
    default:
      return undefined;
  }
}
