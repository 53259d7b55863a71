import type { DocumentKind } from "@confirma-connect/core";

/** What can go wrong; each is aimed at one step of one kind of document. */
export const faultNames = [
  "requestLost",
  "answerLost",
  "errorAfterCommit",
  "lateCommit",
  "staleRead",
  "halfBatch",
  "duplicateSubmit",
  "numberRace",
  "crash",
  "twoWorkers",
  "pausedWorker",
  "clockJump",
  "storeRefused",
  "diskFull",
] as const;

/** One of {@link faultNames}. */
export type FaultName = (typeof faultNames)[number];

/** Where a fault is played: at a request that writes, at one that reads, or at a call of the store. */
export type FaultPoint = "write" | "read" | "store";

/** A fault and where it strikes. Plain data: a history is replayed from it. */
export interface PlannedFault {
  readonly fault: FaultName;
  readonly kind: DocumentKind;
  /** Step of the document, without a number at its end. */
  readonly step: string;
  /** The first fitting call that it strikes, from 1. */
  readonly nth: number;
  /** From 0 up to 1: how large, long or far, in the fault's own measure. */
  readonly size: number;
  /** Before the call takes effect, or after it. */
  readonly after: boolean;
}

/** The points at which each fault can strike. */
export const faultPoints: Readonly<Record<FaultName, readonly FaultPoint[]>> = {
  requestLost: ["write", "read"],
  answerLost: ["write", "read"],
  errorAfterCommit: ["write"],
  lateCommit: ["write"],
  staleRead: ["read"],
  halfBatch: ["write", "read"],
  duplicateSubmit: ["write", "read"],
  numberRace: ["write", "read"],
  crash: ["write", "read", "store"],
  twoWorkers: ["store", "read", "write"],
  pausedWorker: ["write", "read", "store"],
  clockJump: ["write", "read", "store"],
  storeRefused: ["store"],
  diskFull: ["store"],
};

/** The name of a step without the number of its row, so that rows count as one step. */
export const stepClass = (name: string): string => name.replace(/-?\d+$/u, "");
