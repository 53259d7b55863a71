import { type Problem, problem, Secret } from "@confirma-connect/core";

/** What an answer's JSON says, with warnings, or why it could not be read. */
export type Reading<T> =
  | { readonly readable: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly readable: false; readonly problems: readonly Problem[] };

/** How the JSON of a successful answer becomes a value; undefined stands for an answer without a body. */
export type AnswerReader<T> = (json: unknown) => Reading<T>;

/** A value that was read without findings. */
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

/** For answers whose form is not public: their JSON text as it came, sealed. */
export const sealedAnswer: AnswerReader<Secret> = (json) =>
  readable(new Secret(json === undefined ? "" : JSON.stringify(json)));
