import { type FuzzAnswer, textOf } from "./fuzz-answer.ts";

const jsonOf = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // What is no JSON proves nothing.
    return undefined;
  }
};

/** Characters that no XML may hold; Netvisor's answers may (specs 1), and they are dropped before reading. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are meant.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** The text of an answer without them. */
export const readable = (answer: FuzzAnswer): string => textOf(answer).replaceAll(forbidden, "");

/** Every element that opens also closes, in order, around one root. A reader of our own, not the adapters'. */
function isWholeXml(text: string): boolean {
  const open: string[] = [];
  let roots = 0;
  const tags = text.replaceAll(/<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/gu, "");
  for (const [, end, name = "", self] of tags.matchAll(/<(\/?)([\w:.-]+)[^<>]*?(\/?)>/gu)) {
    if (end === "/") {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (self !== "/") open.push(name);
    }
  }
  return roots === 1 && open.length === 0 && /<\/?[\w:.-]+[^<>]*>\s*$/u.test(tags);
}

/** Says in its own words that something failed. */
export function saysError(answer: FuzzAnswer): boolean {
  const text = readable(answer);
  if (/<Status[^>]*>\s*FAILED/u.test(text) || /<[\w:]*(?:error|(?<!de)fault)s?\b/iu.test(text)) return true;
  const json = jsonOf(text);
  return (
    typeof json === "object" && json !== null && ("errors" in json || ("code" in json && "text" in json))
  );
}

/** An answer that can prove something at all: success by its status, whole, and not an error by its words. */
export function isSound(answer: FuzzAnswer): boolean {
  if (answer.status < 200 || answer.status > 299 || saysError(answer)) return false;
  if (answer.status === 204) return true;
  const text = readable(answer);
  return text.trimStart().startsWith("<")
    ? isWholeXml(text) && !/^\s*(?:<!DOCTYPE html|<html)/iu.test(text)
    : jsonOf(text) !== undefined;
}

const isWordPart = (character = ""): boolean => /[\w-]/u.test(character);

/** An answer that names an identifier as a whole word. */
export function carries(answer: FuzzAnswer, id: string): boolean {
  if (id === "" || !isSound(answer)) return false;
  const text = readable(answer);
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + id.length])) return true;
  }
  return false;
}

/** A JSON answer that lists something, be it nothing: only then can something be missing from it. */
export const showsList = (answer: FuzzAnswer): boolean => {
  const text = textOf(answer).trimStart();
  if (text.startsWith("<")) return true;
  return text.startsWith("[") || (text.startsWith("{") && text.includes("["));
};
