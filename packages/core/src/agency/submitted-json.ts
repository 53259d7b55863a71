import { inexactNumbers } from "./inexact-numbers.ts";
import { type JsonText, parseJsonText } from "./json-text.ts";
import { repeatedKeys } from "./repeated-keys.ts";

/**
 * Reads JSON text that somebody submits for the books: what a parser would change without a word (a field that stands
 * twice, a number finer than a double) is refused, with a pointer.
 */
export function parseSubmittedJson(text: string): JsonText {
  const json = parseJsonText(text);
  if ("problems" in json) return json;
  const problems = [...repeatedKeys(text), ...inexactNumbers(text)];
  return problems.length === 0 ? json : { problems };
}
