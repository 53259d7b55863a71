/** The environments; a key of one is worth nothing in the other (seen). */
export type CashInKeyEnvironment = "production" | "sandbox";

/** A key as it was issued. */
export interface CashInAccountKey {
  readonly key: string;
  readonly environment: CashInKeyEnvironment;
}

/** A creditor with its own books. */
export interface CashInCreditorAccount {
  readonly creditorId: string;
  readonly customerCode: string;
  readonly keys: readonly CashInAccountKey[];
  /** The partner whose creditor it is. */
  readonly partnerId?: string;
  /** The partner's records that it belongs to. */
  readonly externalAgreements?: readonly string[];
}

/** A software partner with its key. */
export interface CashInPartnerAccount {
  readonly partnerId: string;
  readonly keys: readonly CashInAccountKey[];
}

/** A made-up creditor of the demo partner. */
export const demoCashInCreditor: CashInCreditorAccount = {
  creditorId: "C100",
  customerCode: "CUST100",
  keys: [{ key: "demo-creditor-key", environment: "sandbox" }],
  partnerId: "P1",
  externalAgreements: ["AGR-1"],
};

/** A made-up partner. */
export const demoCashInPartner: CashInPartnerAccount = {
  partnerId: "P1",
  keys: [{ key: "demo-partner-key", environment: "sandbox" }],
};
