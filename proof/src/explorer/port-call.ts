import {
  type Attempt,
  type Change,
  type Claim,
  type ClaimQuery,
  ConnectorError,
  LeaseLostError,
  type ResolvedStep,
} from "@confirma-connect/core";

/** One call that a worker makes to the outside and waits for. */
export type PortCall =
  | { readonly port: "claimDue"; readonly query: ClaimQuery }
  | { readonly port: "holds"; readonly claim: Claim; readonly now: number }
  | { readonly port: "record"; readonly change: Change }
  | { readonly port: "renew"; readonly claim: Claim; readonly now: number; readonly lease: number }
  | { readonly port: "release"; readonly claim: Claim }
  | { readonly port: "find"; readonly reference: string }
  | { readonly port: "deliver"; readonly step: ResolvedStep; readonly attempt: Attempt }
  | { readonly port: "locate"; readonly step: ResolvedStep; readonly asOf: number };

/** Calls that the store answers. */
export type StoreCall = Exclude<PortCall, { readonly port: "deliver" | "locate" }>;

/** How a call ends. */
export type Answer =
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "leaseLost" }
  | { readonly type: "storeRefused" }
  | { readonly type: "defect" };

/** What a call that did not end well rejects with. */
export function errorOf(type: Exclude<Answer["type"], "value">): Error {
  switch (type) {
    case "leaseLost":
      return new LeaseLostError();
    case "storeRefused":
      return new ConnectorError({ code: "ACC_STORE_UNAVAILABLE", stage: "store", delivery: "unknown" });
    case "defect":
      return new Error("the adapter has a defect");
  }
}

/** A call or an answer as text: equal texts are equal calls. What is not data (signals) is left out. */
export const textOfCall = (value: PortCall | Answer): string =>
  JSON.stringify(value, (key, part: unknown) => (key === "signal" ? undefined : part));
