import { type Problem, problem } from "../rules/problem.ts";
import { JsonWalk } from "./json-walk.ts";

const most = 20;

/** Every number of at most fifteen digits and no exponent survives a double. */
const surelyExact = 15;

/** No amount or identifier is written longer; a bound keeps hostile numbers from costing time. */
const longest = 64;

const parts = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/u;

/** Equal values have equal texts: digits without zeros at their ends, and the power of ten of the last one. */
function essenceOf(text: string): string {
  const [, whole = "", decimals = "", exponent = "0"] = parts.exec(text) ?? [];
  const digits = `${whole}${decimals}`.replace(/^0+/u, "");
  const short = digits.replace(/0+$/u, "");
  const power = BigInt(exponent) + BigInt(digits.length - short.length - decimals.length);
  return short === "" ? "0" : `${short}e${power}`;
}

/** Whether a JSON number, read into a double and written again, is still the same number. */
export function survivesDouble(text: string): boolean {
  if (text.length <= surelyExact && !/[eE]/u.test(text)) return true;
  const value = Number(text);
  return text.length <= longest && Number.isFinite(value) && essenceOf(String(value)) === essenceOf(text);
}

const inexact = (pointer: string): Problem =>
  problem("ACC_DOCUMENT_AMOUNT_PRECISION", {
    pointer,
    message: "this number has more digits than a JSON number is read with, so it would be rounded silently",
    advice: "Round it where the document is made; an identifier with so many digits is sent as text.",
  });

/**
 * Numbers of JSON text that parsers round without a word, at most twenty: 100.010000000000001 would become 100.01,
 * and 90071992547409.93 would become another cent. Text that is not JSON is left to the parser.
 */
export function inexactNumbers(text: string): readonly Problem[] {
  const found: Problem[] = [];
  const number = (written: string, pointer: () => string): void => {
    if (!survivesDouble(written)) found.push(inexact(pointer()));
  };
  new JsonWalk(text, { number }).run(() => found.length < most);
  return found;
}
