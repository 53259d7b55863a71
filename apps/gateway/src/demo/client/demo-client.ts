/** Percentages of Finnish VAT that the demo uses in January 2026. */
export const demoRates = [25.5, 13.5, 10, 0] as const;

/** One of {@link demoRates}. */
export type DemoRate = (typeof demoRates)[number];

/** The agency's VAT codes in the demo. "20" is the documented example's; the others are made up by us. */
export const saleVatCode = (rate: DemoRate): string =>
  ({ "25.5": "20", "13.5": "21", "10": "22", "0": "29" })[`${rate}`];

/** The agency's VAT code of a purchase at 25.5 % in the demo; made up by us. */
export const purchaseVatCode = "40";

/** Accounting systems of the demo. */
export type DemoSystem = "netvisor" | "procountor" | "netbaron";

/**
 * A made-up creditor of the demo: which accounts its documents name, and where its accounting system
 * books them. From this both the client's account plan and the expected books are made.
 */
export interface DemoClient {
  readonly id: string;
  /** Where its books are. */
  readonly system: DemoSystem;
  readonly name: string;
  readonly businessId: string;
  /** Its invoice numbers follow this one. */
  readonly invoiceSeries: number;
  /** `business`: all buyers have a business id; `mixed`: half of them are private people. */
  readonly buyers: "business" | "mixed";
  /** Account numbers as the agency's documents name them. */
  readonly accounts: {
    readonly sales: Readonly<Record<`${DemoRate}`, string>>;
    readonly receivables: string;
    readonly vat: string;
    readonly purchaseVat: string;
    readonly bank: string;
    readonly agency: string;
    readonly collectionCosts: string;
    readonly creditLoss: string;
    readonly accruedInterest: string;
    readonly interestIncome: string;
  };
  /** The documents' account numbers → the books' account numbers; what is missing is equal. */
  readonly bookAccounts: Readonly<Record<string, string>>;
  /** Accounts in the books' own numbers that no document names. */
  readonly books: {
    readonly receivables: string;
    readonly vat: string;
    /** Sales account of invoice rows without an account. */
    readonly defaultSales: string;
    readonly paymentAccount: string;
    readonly interest: string;
    readonly costs: string;
  };
}
