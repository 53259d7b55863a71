import type { ConfirmaBook } from "./book/confirma-book.ts";

/** The agency's environments; a key of one is worth nothing in the other (seen). */
export type ConfirmaKeyEnvironment = "staging" | "production";

/** A key as it was issued. */
export interface ConfirmaAccountKey {
  readonly key: string;
  readonly environment: ConfirmaKeyEnvironment;
  /** An expired key is good for `GET /renew` only (seen). */
  readonly expired?: boolean;
}

/** A client of the agency with its own books. */
export interface ConfirmaAccount {
  readonly clientId: string;
  /** The creditor's name. */
  readonly name: string;
  readonly keys: readonly ConfirmaAccountKey[];
  /** Opening books; empty unless given, e.g. by `generateConfirmaMonth`. */
  readonly book?: ConfirmaBook;
}

/** A made-up client. */
export const demoConfirmaAccount = (change: Partial<ConfirmaAccount> = {}): ConfirmaAccount => ({
  clientId: "100",
  name: "Demo Creditor Oy",
  keys: [{ key: "demo-confirma-key", environment: "staging" }],
  ...change,
});

/** A made-up Partner Provisioning Token. */
export const demoConfirmaProvisioningKey: ConfirmaAccountKey = {
  key: "demo-provisioning-key",
  environment: "staging",
};
