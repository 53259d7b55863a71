import type { ConformanceDocuments } from "@confirma-connect/conformance";
import type { AccountingSystem, AccountPlan } from "@confirma-connect/core";
import type { FuzzAnswer } from "./fuzz-answer.ts";

/** A request as it can be told apart from others; `perform` asks the sound vendor. */
interface FuzzRequest {
  readonly name: string;
  perform(): FuzzAnswer;
}

/** Answers a request: by the sound vendor when recording, by the tape when fuzzing. */
export type Answering = (request: FuzzRequest) => FuzzAnswer;

/** One adapter over a stand-in in this process: no sockets, no real time. */
export interface FuzzTarget {
  readonly adapter: string;
  readonly plan: AccountPlan;
  readonly documents: Required<ConformanceDocuments>;
  /** Tells identifiers that the adapter knows without an answer, e.g. names of its own files. */
  isElsewhere?(id: string): boolean;
  /** A fresh system whose every request goes through `answering`. */
  system(answering: Answering): AccountingSystem;
}
