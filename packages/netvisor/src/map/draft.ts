import { hasErrors, type Problem, type Step } from "@confirma-connect/core";
import type { RequestElement } from "../wire/request/request-element.ts";

/** A step whose body is still a tree; the channel writes it as text. */
export interface DraftStep extends Omit<Step, "request"> {
  /** Resource with its query, relative to the base address. */
  readonly resource: string;
  /** Absent: the step only reads. */
  readonly body?: RequestElement;
}

/** A document in Netvisor's words, with everything that was found on the way. */
export interface Draft {
  readonly steps: readonly DraftStep[];
  readonly problems: readonly Problem[];
}

/** Makes the steps only when nothing speaks against the document, so that no step is ever half right. */
export const draftOf = (problems: readonly Problem[], steps: () => readonly DraftStep[]): Draft =>
  hasErrors(problems) ? { steps: [], problems } : { steps: steps(), problems };
