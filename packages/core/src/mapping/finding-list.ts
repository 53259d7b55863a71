import type { ErrorCode } from "../error/codes.ts";
import { type Problem, problem } from "../rules/problem.ts";
import { type Charset, fitsCharset, hasControlCharacters } from "../value/text.ts";
import type { Mapped } from "./plan-lookup.ts";

/** What the texts of one accounting system must keep to. */
export interface TextRule {
  /** Who sets the rule, in words for messages, e.g. "Netvisor". */
  readonly holder: string;
  readonly charset: Charset | "utf-8";
  /** Cut texts that are too long (with a warning) instead of refusing them. */
  readonly cut: boolean;
}

/** Collects every finding of one document while it is translated; nothing stops at the first one. */
export class FindingList {
  readonly #rule: TextRule;
  readonly #problems: Problem[];

  /** `problems`: what was found before the translation began. */
  constructor(rule: TextRule, problems: readonly Problem[] = []) {
    this.#rule = rule;
    this.#problems = [...problems];
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

  /** A text that the accounting system can hold, cut to its length where the plan allows that. */
  text(text: string, pointer: string, longest: number = Number.POSITIVE_INFINITY): string {
    const foreign = foreignCharacter(text, this.#rule.charset);
    if (foreign !== undefined) {
      const message = `${this.#rule.holder} cannot hold the character ${foreign}`;
      this.refuse("ACC_DOCUMENT_TEXT_CHARSET", pointer, message);
    }
    if (hasControlCharacters(text)) {
      this.refuse("ACC_DOCUMENT_TEXT_CONTROL", pointer, "the text contains control characters");
    }
    if (/\{\{[a-z0-9-]+\}\}/u.test(text)) {
      const message = "words in double braces stand for identifiers of earlier steps and cannot be sent";
      this.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, message);
    }
    const kept = text.length <= longest ? text : this.#cut(text, pointer, longest);
    if (isBlank(kept))
      this.refuse("ACC_DOCUMENT_FIELD_MISSING", pointer, `${this.#rule.holder} needs a text here`);
    return kept;
  }

  /** Like {@link text}, for a text that may be absent; a blank one is absent. */
  optionalText(text: string | null | undefined, pointer: string, longest?: number): string | undefined {
    return text === undefined || text === null || isBlank(text)
      ? undefined
      : this.text(text, pointer, longest);
  }

  #cut(text: string, pointer: string, longest: number): string {
    const message = `${this.#rule.holder} takes ${longest} characters here, the text has ${text.length}`;
    if (!this.#rule.cut) this.refuse("ACC_DOCUMENT_TEXT_TOO_LONG", pointer, message);
    else this.warn("ACC_DOCUMENT_TEXT_TOO_LONG", pointer, `${message}; it is cut as the plan says`);
    return cutText(text, longest);
  }
}

const isBlank = (text: string): boolean => /^\s*$/u.test(text);

/** Cuts without splitting a character that takes two UTF-16 units. */
function cutText(text: string, longest: number): string {
  const cut = text.slice(0, longest);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd();
}

/** The first character that cannot be held, as U+XXXX: the character itself could be part of a name. */
function foreignCharacter(text: string, charset: TextRule["charset"]): string | undefined {
  const index = charset === "utf-8" ? text.search(/[\p{Cs}\ufffe\uffff]/u) : fitsCharset(text, charset);
  if (index === undefined || index < 0) return undefined;
  const point = text.codePointAt(index) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
