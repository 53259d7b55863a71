import type { Invoice } from "../agency/invoice.ts";
import { type Token, token } from "../di/token.ts";
import type { Secret } from "../ports/secret-source.ts";
import type { Problem } from "../rules/problem.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { CurrencyCode } from "../value/currency-code.ts";
import type { MinorUnits } from "../value/minor-units.ts";

/** Which invoice an action is about; the case identifier is the agency's own. */
export interface ActionTarget {
  readonly invoiceNumber: string;
  readonly caseId?: string;
}

/**
 * What the agency's case has left after a payment, in minor units: its capital less the payment, and the interest and
 * costs that it shows (that this is what the agency's three fields mean is inferred).
 */
export interface OutstandingAmounts {
  readonly outstandingCapital: MinorUnits;
  readonly outstandingInterest: MinorUnits;
  readonly outstandingCosts: MinorUnits;
}

/** A payment that the creditor received itself. Amounts are minor units of `currency`. */
export interface DirectPayment extends OutstandingAmounts {
  readonly amount: MinorUnits;
  readonly currency: CurrencyCode;
  readonly paymentDate: CivilDate;
  readonly reference: string;
  readonly paymentMethod: string;
}

/** What collecting tells the agency about an invoice that it has; three of the agency's seven actions. */
export type CollectionAction =
  | { readonly code: "DIRECTPAYMENT"; readonly comment: string; readonly payment: DirectPayment }
  | { readonly code: "WITHDRAW"; readonly comment: string }
  | { readonly code: "DUEDATE"; readonly comment: string; readonly dueDate: CivilDate };

/** What became of one request to the agency; the rules are those of every outcome in this project. */
export type DeskOutcome =
  | { readonly type: "accepted"; readonly caseId?: string }
  | {
      readonly type: "refused";
      readonly problems: readonly Problem[];
      /** The agency's own words; they may repeat names and sums. */
      readonly answer?: Secret;
    }
  /** Nothing took effect; safe to repeat. */
  | { readonly type: "notSent"; readonly problems: readonly Problem[] }
  /** It may have taken effect: never repeated without a look. */
  | { readonly type: "unknown"; readonly problems: readonly Problem[] };

/** What a case has open, in minor units; what the agency's answer does not name is left out. */
export interface CaseBalance {
  readonly capital?: MinorUnits;
  readonly interest?: MinorUnits;
  readonly costs?: MinorUnits;
}

/** A case that the agency shows. */
export interface FoundCase extends CaseBalance {
  readonly type: "found";
  readonly caseId?: string;
  /** The case is closed: nothing is collected any more. */
  readonly closed: boolean;
}

/** What the agency says about its case on an invoice. */
export type CaseSighting =
  | FoundCase
  | { readonly type: "absent" }
  | { readonly type: "unclear"; readonly problems: readonly Problem[] };

/** The agency's side of collecting: one request per call, sent once, and a look-up that never writes. */
export interface CollectionDesk {
  submitInvoice(invoice: Invoice): Promise<DeskOutcome>;
  submitAction(target: ActionTarget, action: CollectionAction): Promise<DeskOutcome>;
  findCase(target: ActionTarget): Promise<CaseSighting>;
}

/** Container token of the {@link CollectionDesk}. */
export const CollectionDesk: Token<CollectionDesk> = token<CollectionDesk>("CollectionDesk");
