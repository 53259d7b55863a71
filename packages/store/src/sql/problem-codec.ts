import type { ErrorCode, Problem } from "@confirma-connect/core";
import { damaged, type Read, text, wordOf } from "./json-reader.ts";
import { required, shape } from "./shape.ts";

/**
 * A code in the form of the catalogue. Whether this version knows it does not matter: a newer or older
 * version wrote it, with its words, advice, actor and severity beside it, so it can be shown without the
 * catalogue. Another code in its place would say something that is not true, and would be written back.
 */
const code: Read<ErrorCode> = (stored) => {
  const isCode = (value: string): value is ErrorCode => /^ACC_[A-Z0-9_]{1,80}$/.test(value);
  const found = text(stored);
  return isCode(found) ? found : damaged(stored);
};

/** A finding, as `submission-codec.ts` stores it. */
export const problem = shape<Problem>({
  code: required(code),
  severity: required(wordOf<Problem["severity"]>({ error: true, warning: true, info: true })),
  pointer: required(text),
  message: required(text),
  advice: required(text),
  actor: required(wordOf<Problem["actor"]>({ caller: true, operator: true, adapter: true, vendor: true })),
});
