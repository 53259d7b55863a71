import { type Actor, codeEntry, type ErrorCode } from "../error/codes.ts";

/** How bad a problem is: an error stops the document, a warning and an info travel with it. */
export type Severity = "error" | "warning" | "info";

/** One finding about a document, a mapping or an answer. Never carries personal data or secrets. */
export interface Problem {
  readonly code: ErrorCode;
  readonly severity: Severity;
  /** JSON pointer (RFC 6901) into the caller's document; "" is the whole document. */
  readonly pointer: string;
  /** What is wrong, in words, without the value of any field that may hold personal data. */
  readonly message: string;
  /** What to do next. */
  readonly advice: string;
  readonly actor: Actor;
}

/** What a caller of {@link problem} may say beyond the code. */
export interface ProblemDetail {
  readonly pointer?: string;
  readonly message?: string;
  readonly severity?: Severity;
  readonly advice?: string;
}

/** Makes a problem; words, advice and actor come from the error catalogue unless given. */
export function problem(code: ErrorCode, detail: ProblemDetail = {}): Problem {
  const entry = codeEntry(code);
  return {
    code,
    severity: detail.severity ?? "error",
    pointer: detail.pointer ?? "",
    message: detail.message ?? entry.cause,
    advice: detail.advice ?? entry.advice,
    actor: entry.actor,
  };
}

/** Tells whether a list holds anything that stops the document. */
export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === "error");

const rank: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

const sameSubject = (one: Problem, other: Problem): boolean =>
  one.code === other.code && one.pointer === other.pointer;

/**
 * Adds later findings to earlier ones. Of two that say the same of the same place the graver one stays: a warning of
 * the agency's rules never hides that the accounting system would refuse.
 */
export function joinProblems(earlier: readonly Problem[], later: readonly Problem[]): readonly Problem[] {
  const graver = (one: Problem, others: readonly Problem[], by: number): boolean =>
    others.some((other) => sameSubject(one, other) && rank[other.severity] >= rank[one.severity] + by);
  return [
    ...earlier.filter((one) => !graver(one, later, 1)),
    ...later.filter((one) => !graver(one, earlier, 0)),
  ];
}

/** What a problem is about in any row of a list: its code and its pointer without the numbers of rows. */
export const fieldOf = ({ code, pointer }: Pick<Problem, "code" | "pointer">): string =>
  `${code} ${pointer.replaceAll(/\/\d+(?=\/|$)/gu, "/*")}`;

/** Moves problems under a pointer, e.g. from a document into the request body that carries it. */
export const underPointer = (base: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((each) => ({ ...each, pointer: `${base}${each.pointer}` }));

/** Builds a JSON pointer from path segments (RFC 6901 escaping). */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
