import { type AccountPlan, type Limits, type Mapped, type Problem, problem } from "@confirma-connect/core";

/** Collects everything that is found while one document is translated. */
export class Findings {
  readonly #limits: Limits;
  readonly #plan: AccountPlan;
  readonly #problems: Problem[] = [];

  constructor(limits: Limits, plan: AccountPlan) {
    this.#limits = limits;
    this.#plan = plan;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  add(found: Problem): void {
    this.#problems.push(found);
  }

  /** The mapped word; a missing one is noted and stands as "?" in bytes that will not be sent. */
  take(mapped: Mapped): string {
    if ("value" in mapped) return mapped.value;
    this.add(mapped.problem);
    return "?";
  }

  /** A text within its limit; `field` is its name in the manifest. Cut only where the plan says so. */
  text(field: string, value: string | undefined, pointer: string): string | undefined {
    const limit = this.#limits.texts[field];
    if (value === undefined || limit === undefined || value.length <= limit) return value;
    const severity = this.#plan.cutLongTexts ? "warning" : "error";
    const message = `the text has ${value.length} characters, the limit is ${limit}`;
    this.add(problem("ACC_DOCUMENT_TEXT_TOO_LONG", { pointer, message, severity }));
    return this.#plan.cutLongTexts ? value.slice(0, limit) : value;
  }

  currency(code: string, pointer: string): void {
    const { currencies } = this.#limits;
    if (currencies === "any" || currencies.includes(code)) return;
    const message = `the sandbox takes ${currencies.join(", ")} here`;
    this.add(problem("ACC_UNSUPPORTED_CURRENCY", { pointer, message }));
  }

  rows(count: number, pointer: string): void {
    if (count <= this.#limits.rows) return;
    const message = `the document has ${count} rows, the limit is ${this.#limits.rows}`;
    this.add(problem("ACC_UNSUPPORTED_SIZE", { pointer, message }));
  }
}
