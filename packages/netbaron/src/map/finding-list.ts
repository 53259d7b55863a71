import {
  type ErrorCode,
  hasControlCharacters,
  type Mapped,
  type Problem,
  problem,
} from "@confirma-connect/core";

/** Collects every finding of one document while it is translated; nothing stops at the first one. */
export class FindingList {
  readonly #cut: boolean;
  readonly #problems: Problem[] = [];

  /** `cut`: texts that are too long are cut with a warning instead of being refused. */
  constructor(cut: boolean, problems: readonly Problem[] = []) {
    this.#cut = cut;
    this.#problems.push(...problems);
  }

  /** Everything found so far, in order. */
  get problems(): readonly Problem[] {
    return [...this.#problems];
  }

  /** Adds an error. */
  refuse(code: ErrorCode, pointer: string, message: string): void {
    this.#problems.push(problem(code, { pointer, message }));
  }

  /** Adds a warning. */
  warn(code: ErrorCode, pointer: string, message: string): void {
    this.#problems.push(problem(code, { pointer, message, severity: "warning" }));
  }

  /** Adds something worth knowing. */
  tell(code: ErrorCode, pointer: string, message: string): void {
    this.#problems.push(problem(code, { pointer, message, severity: "info" }));
  }

  /** The mapped word; "" when there is none, with the problem added. */
  mapped(mapped: Mapped): string {
    if ("value" in mapped) return mapped.value;
    this.#problems.push(mapped.problem);
    return "";
  }

  /** A mapped word that NetBaron holds in an integer column of 1 to 9 digits. */
  integer(text: string, pointer: string, what: string): string {
    if (text !== "" && !/^\d{1,9}$/u.test(text)) {
      this.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, `NetBaron takes ${what} of 1 to 9 digits`);
    }
    return text;
  }

  /** A text that fits, cut to its length where the plan allows that. */
  text(text: string, pointer: string, longest: number): string {
    if (/[\p{Cs}\ufffe\uffff]/u.test(text)) {
      this.refuse("ACC_DOCUMENT_TEXT_CHARSET", pointer, "the text has half a character (a lone surrogate)");
    }
    if (hasControlCharacters(text)) {
      this.refuse("ACC_DOCUMENT_TEXT_CONTROL", pointer, "the text contains control characters");
    }
    if (text.length <= longest) return text;
    const message = `NetBaron takes ${longest} characters here, the text has ${text.length}`;
    if (!this.#cut) this.refuse("ACC_DOCUMENT_TEXT_TOO_LONG", pointer, message);
    else this.warn("ACC_DOCUMENT_TEXT_TOO_LONG", pointer, `${message}; it is cut as the plan says`);
    return cutText(text, longest);
  }

  /** Like {@link text}; a blank text is absent. */
  optionalText(text: string | null | undefined, pointer: string, longest: number): string | undefined {
    return text === undefined || text === null || /^\s*$/u.test(text)
      ? undefined
      : this.text(text, pointer, longest);
  }
}

/** Cuts without splitting a character that takes two UTF-16 units. */
function cutText(text: string, longest: number): string {
  const cut = text.slice(0, longest);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd();
}
