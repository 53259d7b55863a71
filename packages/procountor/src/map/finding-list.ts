import {
  type ErrorCode,
  fitsCharset,
  hasControlCharacters,
  type Mapped,
  type Problem,
  problem,
} from "@confirma-connect/core";

/** Collects every finding of one document while it is translated; nothing stops at the first one. */
export class FindingList {
  readonly #cut: boolean;
  readonly #problems: Problem[] = [];

  /** `cut`: texts that are too long are cut with a warning instead of refused. */
  constructor({ cut }: { readonly cut: boolean }) {
    this.#cut = cut;
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

  /** Adds findings that others made. */
  add(problems: readonly Problem[]): void {
    this.#problems.push(...problems);
  }

  /** The mapped word; "" when there is none, with the problem added. */
  mapped(mapped: Mapped, pointer: string): string {
    if ("value" in mapped) return this.text(mapped.value, pointer);
    this.#problems.push(mapped.problem);
    return "";
  }

  /** A text that Procountor can hold, cut to its length where the plan allows that. */
  text(text: string, pointer: string, longest: number = Number.POSITIVE_INFINITY): string {
    const foreign = foreignCharacter(text);
    if (foreign !== undefined) {
      const message = `Procountor takes characters of Windows-1252 only, not ${foreign}`;
      this.refuse("ACC_DOCUMENT_TEXT_CHARSET", pointer, message);
    }
    if (hasControlCharacters(text)) {
      this.refuse("ACC_DOCUMENT_TEXT_CONTROL", pointer, "the text contains control characters");
    }
    if (/\{\{[a-z0-9-]+\}\}/u.test(text)) {
      const message = "words in double braces stand for identifiers of earlier steps and cannot be sent";
      this.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, message);
    }
    if (text.length <= longest) return text;
    const message = `Procountor takes ${longest} characters here, the text has ${text.length}`;
    if (!this.#cut) this.refuse("ACC_DOCUMENT_TEXT_TOO_LONG", pointer, message);
    else this.warn("ACC_DOCUMENT_TEXT_TOO_LONG", pointer, `${message}; it is cut as the plan says`);
    return text.slice(0, longest).trimEnd();
  }

  /** Like {@link text}, for a text that may be absent. */
  optionalText(text: string | undefined, pointer: string, longest?: number): string | undefined {
    return text === undefined ? undefined : this.text(text, pointer, longest);
  }
}

/** The first character outside Windows-1252 (specs 3, seen), as U+XXXX: the character could be part of a name. */
function foreignCharacter(text: string): string | undefined {
  const index = fitsCharset(text, "windows-1252");
  if (index === undefined) return undefined;
  const point = text.codePointAt(index) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
