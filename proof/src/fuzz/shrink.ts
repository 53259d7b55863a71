import { textOf, withText } from "./fuzz-answer.ts";
import type { FuzzFailure } from "./run-fuzz.ts";

/** The shortest answer, by leaving parts out, over which the adapter still fails in the same way. */
export async function shrink({ answer, what, retry }: FuzzFailure): Promise<string> {
  let text = textOf(answer);
  const stillFails = async (shorter: string): Promise<boolean> =>
    (await retry(withText(answer, shorter))) === what;
  if (!(await stillFails(text))) return text;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < text.length; ) {
      const shorter = `${text.slice(0, from)}${text.slice(from + size)}`;
      if (await stillFails(shorter)) text = shorter;
      else from += size;
    }
  }
  return text;
}
