import type { DocumentKind, ReadField } from "../ports/manifest.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { CurrencyCode } from "../value/currency-code.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import type { Percentage } from "../value/percentage.ts";
import type { AgencyOrigin } from "./agency-origin.ts";

/** What two documents are compared by; each is a class of difference too. */
export const comparedFields = [
  "amount",
  "currency",
  "date",
  "account",
  "vat",
  "reference",
  "status",
] as const satisfies readonly ReadField[];

/** One of {@link comparedFields}. */
export type ComparedField = ReadField;

/** Whether a document counts in the books. The vendors' own words are read by {@link StandingWords}. */
export type Standing = "valid" | "draft" | "invalid";

/** One row as it is compared; absent members were not told. Amounts are minor units. */
export interface ComparedRow {
  readonly account?: string;
  /** Without VAT; debit > 0 in ledger documents. */
  readonly net: MinorUnits;
  readonly vat: MinorUnits;
  readonly vatCode?: string;
  readonly vatPercentage: Percentage;
}

/** A document of either side, reduced to what is compared. Holds no personal data. */
export interface ComparedDocument {
  readonly kind: DocumentKind;
  /** What the side itself calls the document; for people who read the report. */
  readonly identifier: string;
  /** Everything the document may be recognised by; two sides that share one speak about the same document. */
  readonly identities: readonly string[];
  /** Minor units: total of an invoice, amount of a payment, debits of a ledger document. */
  readonly amount: MinorUnits;
  readonly currency: CurrencyCode;
  readonly date: CivilDate;
  /** Bank reference, or the name of a ledger document; in comparable form. */
  readonly reference?: string;
  /** Of a payment: number of the invoice that it pays, in comparable form. */
  readonly invoiceNumber?: string;
  readonly standing?: Standing;
  /** Absent: nothing is known about accounts and VAT. */
  readonly rows?: readonly ComparedRow[];
}

/**
 * A document of the agency's side. `booked`: it must be in the books. `handedOver`: a file that the system may not
 * have taken yet. `open`: its delivery is not finished, so it may be there. `absent`: the system refused it, or the
 * agency does not show it any more, so it must not be there.
 */
export interface ExpectedDocument extends ComparedDocument {
  readonly presence: "booked" | "handedOver" | "open" | "absent";
  /** Where the agency's own side has it from; absent: only the store knows it. */
  readonly origin?: AgencyOrigin;
}

/** Where a field stands in the agency's document of each kind (JSON pointers). */
export const fieldPointers: Readonly<Record<DocumentKind, Readonly<Record<ComparedField, string>>>> = {
  invoice: {
    amount: "/amounts/totalAmount",
    currency: "/header/currencyCode",
    date: "/header/date",
    account: "/rows",
    vat: "/rows",
    reference: "/references/payment",
    status: "",
  },
  ledger: {
    amount: "/ledgerRows",
    currency: "",
    date: "/documentDate",
    account: "/ledgerRows",
    vat: "/ledgerRows",
    reference: "/documentName",
    status: "",
  },
  payment: {
    amount: "/amount",
    currency: "/currency",
    date: "/paymentDate",
    account: "/breakdown",
    vat: "",
    reference: "/paymentReference",
    status: "",
  },
};
