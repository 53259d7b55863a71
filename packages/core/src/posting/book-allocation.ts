import type { Payment } from "../agency/payment.ts";
import type { Settlement } from "../agency/settlement.ts";
import type { Problem } from "../rules/problem.ts";
import { problem } from "../rules/problem.ts";
import { type MinorUnits, minorUnits } from "../value/minor-units.ts";
import type { DividedAllocation } from "./allocation-groups.ts";
import { type Division, isInvoicePayment } from "./division.ts";
import { type PartRoles, partRows } from "./part-rows.ts";
import { paymentOf } from "./payment-of.ts";
import { allocationIdentifier } from "./posting-identifier.ts";
import type { PostingPlan } from "./posting-plan.ts";
import type { PostingRow } from "./posting-row.ts";

/** How one allocation, or those of an invoice together, are booked. */
export interface BookedAllocation {
  /** The payment that it becomes, when it is one. */
  readonly payment?: Payment;
  /** What its payment puts on the clearing account; the payout takes it away. */
  readonly cleared: MinorUnits;
  /** Rows of the settlement's ledger document. */
  readonly rows: readonly PostingRow[];
  readonly problems: readonly Problem[];
}

/** The settlement that an allocation stands in, and how it is posted. */
export interface AllocationPlace {
  readonly settlement: Settlement;
  /** Name of the source. */
  readonly source: string;
  readonly plan: PostingPlan;
}

const direct: PartRoles = { capital: "Capital", interest: "Interest", costs: "Costs" };

/** The payment of an invoice that an allocation becomes, or what of it is left to pay. */
export function allocationPayment(
  { allocation }: DividedAllocation,
  division: Division,
  invoiceNumber: string,
  { settlement, source, plan }: AllocationPlace,
): Payment {
  return paymentOf(
    {
      identifier: allocationIdentifier(source, settlement.settlementId, allocation.allocationId),
      invoiceNumber,
      date: settlement.settlementDate,
      reference: allocation.originalPaymentReference,
      currency: allocation.currency,
      division,
    },
    plan,
  );
}

/** Books an allocation that no provisional payment stands for: as a payment, or as rows. */
export function bookAllocation(divided: DividedAllocation, place: AllocationPlace): BookedAllocation {
  const { allocation, division, pointer } = divided;
  const about = allocation.originalInvoiceNumber;
  if (!isInvoicePayment(about, division)) {
    const message = "booked as rows of the settlement: it is no payment of an invoice";
    const info = problem("ACC_DOCUMENT_INFERRED", { pointer, message, severity: "info" });
    return {
      cleared: minorUnits(0),
      rows: partRows(division, place.plan, direct, about),
      problems: [info],
    };
  }
  const payment = allocationPayment(divided, division, about, place);
  return { payment, cleared: payment.amount, rows: [], problems: [] };
}
