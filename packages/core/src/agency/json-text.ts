import { type Problem, problem } from "../rules/problem.ts";
import { syntaxPlace } from "./syntax-place.ts";

/** Deepest nesting that is accepted; documented bodies need eight levels. */
const deepest = 32;

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** Parsed JSON, or the problems that forbid to look at it. */
export type JsonText = { readonly value: unknown } | { readonly problems: readonly Problem[] };

function inspect(value: unknown, pointer: string, depth: number): readonly Problem[] {
  if (typeof value !== "object" || value === null) return [];
  if (depth > deepest) return [problem("ACC_DOCUMENT_TOO_DEEP", { pointer })];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (forbidden.has(key)) return [problem("ACC_DOCUMENT_FORBIDDEN_KEY", { pointer })];
    return inspect(member, place, depth + 1);
  });
}

/** Tells whether brackets nest deeper than allowed, without parsing: a deep text must not reach the parser. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      depth += 1;
      if (depth > deepest) return true;
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return false;
}

/** Reads JSON text from a caller: nesting is bounded and keys that reach prototypes are refused. */
export function parseJsonText(text: string): JsonText {
  if (nestsTooDeep(text)) return { problems: [problem("ACC_DOCUMENT_TOO_DEEP")] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `is not JSON text${syntaxPlace(text, error)}`;
    return { problems: [problem("ACC_DOCUMENT_NOT_JSON", { message })] };
  }
  const problems = inspect(value, "", 0);
  return problems.length === 0 ? { value } : { problems };
}
