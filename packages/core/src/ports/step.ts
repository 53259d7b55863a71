import type { Problem } from "../rules/problem.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import type { Percentage } from "../value/percentage.ts";

/** One predicted row in the accounting system's books: debit > 0, credit < 0. */
export interface Posting {
  /** Account number, or a role in words where only the vendor knows the number, e.g. "(receivables)". */
  readonly account: string;
  readonly amount: MinorUnits;
  readonly date: CivilDate;
  readonly vatCode?: string;
  readonly vatPercentage?: Percentage;
  readonly dimensions?: readonly { readonly name: string; readonly item: string }[];
  /** Why this row exists, e.g. "VAT", "capital", "rounding"; never personal data. */
  readonly role?: string;
}

/**
 * What a step does.
 * - `create`: writes something that affects the books; never sent twice without proof of absence.
 * - `ensure`: looks a register entry up first and creates it only when absent.
 * - `find`: only looks up; absence refuses the document.
 */
export type StepAction = "create" | "ensure" | "find";

/** How a step's result is found again; strings only, so that it can be stored. */
export interface StepIdentity {
  /** What is looked for, in the adapter's words, e.g. "voucher", "salesInvoice", "customer". */
  readonly type: string;
  /** Our key as it is written into the vendor's document. */
  readonly key: string;
  /** What the look-up needs beyond the key and what it compares, e.g. date, sum, customer code. */
  readonly values: Readonly<Record<string, string>>;
}

/** The exact request of a step, before identifiers of earlier steps are filled in. */
export interface StepRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "FILE";
  /** Path and query (or file name), relative to the vendor's base address. */
  readonly resource: string;
  readonly contentType: string;
  /** Exact text; `{{name}}` stands for the identifier that step `name` returned. */
  readonly body: string;
}

/**
 * Name of the step that books in the ledger what a payment document of the vendor cannot hold: interest, costs and, by
 * plan, capital. Where a payment has such a step, its own document holds the capital alone.
 */
export const besidePayment = "interest-and-costs";

/** One write (or look-up) of a document's delivery. Plain data: it is stored with the submission. */
export interface Step {
  /** Unique within the document; lower-case words joined by hyphens. */
  readonly name: string;
  readonly action: StepAction;
  /** What the step does, in words, without personal data. */
  readonly title: string;
  readonly request: StepRequest;
  readonly identity: StepIdentity;
  /** Names of earlier steps whose identifiers the request uses as `{{name}}`. */
  readonly uses: readonly string[];
  /** What the books will show; empty for register entries and matches. */
  readonly postings: readonly Posting[];
}

/** A document translated into the vendor's writes, with everything that was found on the way. */
export interface Rendered {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}

/** A step whose placeholders are filled in: this is what is sent. */
export interface ResolvedStep extends Step {
  /** Identifiers returned by earlier steps, by step name. */
  readonly identifiers: Readonly<Record<string, string>>;
}
