import type { Step } from "@confirma-connect/core";
import { lookUpRequest } from "./step-request.ts";

/** Look-ups that every account is in the chart and active, to stand before a write that is hard to take back. */
export const findAccountSteps = (accounts: readonly string[]): readonly Step[] =>
  [...new Set(accounts)].map((account, index) => ({
    name: `account-${index + 1}`,
    action: "find",
    title: `Account ${account}`,
    request: lookUpRequest("coa"),
    identity: { type: "account", key: account, values: {} },
    uses: [],
    postings: [],
  }));
