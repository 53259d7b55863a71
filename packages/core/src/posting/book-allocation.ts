import type { Payment } from "../agency/payment.ts";
import type { Settlement, SettlementAllocation } from "../agency/settlement.ts";
import type { Problem } from "../rules/problem.ts";
import { problem } from "../rules/problem.ts";
import { type MinorUnits, minorUnits } from "../value/minor-units.ts";
import {
  allocationDivision,
  type Division,
  divisionDifference,
  divisionTotal,
  isInvoicePayment,
  sumDivisions,
} from "./division.ts";
import { paymentOf } from "./payment-of.ts";
import type { SettlementContext } from "./post-settlement.ts";
import { allocationIdentifier } from "./posting-identifier.ts";
import type { PostingPlan } from "./posting-plan.ts";
import type { PostingRole, PostingRow } from "./posting-row.ts";
import type { ProvisionalPayment, TakeProvisional } from "./provisional.ts";

/** How one allocation is booked. */
export interface BookedAllocation {
  /** The payment that it becomes, when it is one. */
  readonly payment?: Payment;
  /** What payments of it, now or earlier, put on the clearing account; the payout takes it away. */
  readonly cleared: MinorUnits;
  /** Rows of the settlement's ledger document. */
  readonly rows: readonly PostingRow[];
  readonly problems: readonly Problem[];
}

const zero = minorUnits(0);

type Roles = Readonly<Record<keyof Division, PostingRole>>;

const direct: Roles = { capital: "Capital", interest: "Interest", costs: "Costs" };
const correction: Roles = {
  capital: "Correction of capital",
  interest: "Correction of interest",
  costs: "Correction of costs",
};

/** What an allocation pays, as credits; a refund turns them into debits. */
function partRows(
  division: Division,
  { accounts }: PostingPlan,
  roles: Roles,
  about: string | undefined,
): readonly PostingRow[] {
  const named = about === undefined ? {} : { about };
  return [
    {
      role: roles.capital,
      account: accounts.receivables,
      amount: minorUnits(-division.capital),
      ...named,
    },
    { role: roles.interest, account: accounts.interest, amount: minorUnits(-division.interest), ...named },
    { role: roles.costs, account: accounts.costs, amount: minorUnits(-division.costs), ...named },
  ];
}

/** The money of a provisional payment leaves the clearing account; the row names it, so that it is taken only once. */
const takenRow = ({ identifier, division }: ProvisionalPayment, { accounts }: PostingPlan): PostingRow => ({
  role: "Taken",
  account: accounts.clearing,
  amount: minorUnits(-divisionTotal(division)),
  about: identifier,
});

/** Books one allocation: as a payment, as a correction of payments that were booked before, or as rows. */
export function bookAllocation(
  allocation: SettlementAllocation,
  at: {
    readonly settlement: Settlement;
    readonly context: SettlementContext;
    readonly pointer: string;
    readonly taken: TakeProvisional;
  },
): BookedAllocation {
  const { settlement, context, pointer } = at;
  const divided = allocationDivision(allocation, pointer, at.context.plan.withoutBreakdown);
  if ("problems" in divided) return { cleared: zero, rows: [], problems: divided.problems };
  const { division } = divided;
  const { plan, source } = context;
  const about = allocation.originalInvoiceNumber;
  const taken = about === undefined ? [] : at.taken(about);
  if (taken.length > 0) {
    const difference = divisionDifference(division, sumDivisions(taken.map((each) => each.division)));
    const rows = [
      ...taken.map((each) => takenRow(each, plan)),
      ...partRows(difference, plan, correction, about),
    ];
    return { cleared: zero, rows, problems: [] };
  }
  if (!isInvoicePayment(about, division)) {
    const message = "booked as rows of the settlement: it is no payment of an invoice";
    const info = problem("ACC_DOCUMENT_INFERRED", { pointer, message, severity: "info" });
    return { cleared: zero, rows: partRows(division, plan, direct, about), problems: [info] };
  }
  const identifier = allocationIdentifier(source, settlement.settlementId, allocation.allocationId);
  const payment = paymentOf(
    {
      identifier,
      invoiceNumber: about,
      date: settlement.settlementDate,
      reference: allocation.originalPaymentReference,
      currency: allocation.currency,
      division,
    },
    plan,
  );
  return { payment, cleared: payment.amount, rows: [], problems: [] };
}
