import type { Assumption, DocumentKind, Evidence } from "@confirma-connect/core";
import type { Finding } from "../output/describe-problem.ts";
import type { PostingLine, PostingTotals } from "./posting-line.ts";
import type { Unmapped } from "./unmapped.ts";

/** Where the account plan of an explanation comes from. */
export interface PlanOrigin {
  readonly source: "built-in" | "file" | "configuration";
  readonly version: string;
  /** SHA-256 of the plan. */
  readonly hash: string;
}

/** One request as it would leave; `{{name}}` stands for the identifier that step `name` returns. */
export interface ExplainedStep {
  readonly name: string;
  readonly action: string;
  readonly title: string;
  readonly method: string;
  readonly resource: string;
  readonly contentType: string;
  readonly body: string;
  readonly uses: readonly string[];
}

/** What would happen to one document. */
export interface ExplainedDocument {
  readonly identifier: string;
  /** Pointer of the document in the body. */
  readonly pointer: string;
  readonly findings: readonly Finding[];
  readonly steps: readonly ExplainedStep[];
  readonly postings: readonly PostingLine[];
  readonly totals: PostingTotals;
}

/** Everything that can be said about a submit body without any network. */
export interface Explanation {
  /** Whether a gateway would take the body: all of its documents, or none. */
  readonly acceptable: boolean;
  readonly kind: DocumentKind;
  readonly system: string;
  readonly client: string;
  readonly plan: PlanOrigin;
  readonly documents: readonly ExplainedDocument[];
  /** Findings about the body that belong to no document that could be read. */
  readonly findings: readonly Finding[];
  readonly unmapped: Unmapped;
  /** Strongest evidence that delivery can reach. */
  readonly evidence: Evidence | null;
  /** What cannot be undone by an integration. */
  readonly undo: string | null;
  readonly assumptions: readonly Assumption[];
}
