import { type Parsed, type Problem, problem } from "@confirma-connect/core";

/** What an answer's JSON says, with warnings, or why it could not be read. Pointers lead into the answer. */
export type Reading<T> =
  | { readonly readable: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly readable: false; readonly problems: readonly Problem[] };

/** How the JSON of a successful answer becomes a value; undefined stands for an answer without a body. */
export type ReadJson<T> = (json: unknown) => Reading<T>;

/** A value that was read. */
export const readable = <T>(value: T, warnings: readonly Problem[] = []): Reading<T> => ({
  readable: true,
  value,
  warnings,
});

/** An answer that must not count as read. */
export const unreadable = (message: string): Reading<never> => ({
  readable: false,
  problems: [problem("ACC_ANSWER_UNREADABLE", { message })],
});

/** A parsed document as a reading. */
export const asReading = <T>({ document, problems }: Parsed<T>): Reading<T> =>
  document === undefined ? { readable: false, problems } : readable(document, problems);
