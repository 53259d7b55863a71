import { type Problem, problem } from "../rules/problem.ts";
import { JsonWalk } from "./json-walk.ts";

const most = 20;

const repeated = (pointer: string): Problem =>
  problem("ACC_DOCUMENT_FIELD_INVALID", {
    pointer,
    message: "this field stands twice in its object; parsers disagree on which one counts",
    advice: "Send every field once.",
  });

/**
 * Fields that stand twice in one object of JSON text, at most twenty. The language's parser would keep the last
 * one without a word, other parsers keep the first. Text that is not JSON is left to the parser.
 */
export function repeatedKeys(text: string): readonly Problem[] {
  const found: Problem[] = [];
  new JsonWalk(text, { repeated: (pointer) => found.push(repeated(pointer)) }).run(() => found.length < most);
  return found;
}
