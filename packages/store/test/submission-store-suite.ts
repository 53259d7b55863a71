import type { SubmissionStore } from "@confirma-connect/core";
import { describe } from "@jest/globals";
import { claimRules } from "./suite/claim-rules.ts";
import { enqueueRules } from "./suite/enqueue-rules.ts";
import { fenceRules } from "./suite/fence-rules.ts";
import { operatorRules } from "./suite/operator-rules.ts";
import { queryRules } from "./suite/query-rules.ts";

/** Opens an empty store; the caller of the suite closes and removes it. */
export type OpenStore = () => Promise<SubmissionStore>;

/** The rules of the port, as tests that every store has to pass without exception. */
export function submissionStoreSuite(name: string, open: OpenStore): void {
  describe(`${name}: what a store accepts`, () => enqueueRules(open));
  describe(`${name}: who may work on what`, () => claimRules(open));
  describe(`${name}: who may write`, () => fenceRules(open));
  describe(`${name}: what an operator decides`, () => operatorRules(open));
  describe(`${name}: what a store tells`, () => queryRules(open));
}
