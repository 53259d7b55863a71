import type { LedgerDocument } from "../agency/ledger-document.ts";
import type { Settlement } from "../agency/settlement.ts";
import { checkExactSum } from "../rules/exact-sum.ts";
import { hasErrors, type Problem } from "../rules/problem.ts";
import { checkSettlement } from "../rules/settlement-total.ts";
import { minorUnits, sumMinor } from "../value/minor-units.ts";
import { allocationGroups, type DividedAllocation } from "./allocation-groups.ts";
import { type BookedAllocation, bookAllocation } from "./book-allocation.ts";
import { bookTaken } from "./book-taken.ts";
import { allocationDivision } from "./division.ts";
import type { Posted } from "./posted.ts";
import { settlementFingerprint, settlementIdentifier } from "./posting-identifier.ts";
import type { PostingPlan } from "./posting-plan.ts";
import { ledgerRowOf, type PostingRow } from "./posting-row.ts";
import type { TakeProvisional } from "./provisional.ts";
import { restRows } from "./rest-rows.ts";

/** What a settlement is posted with. */
export interface SettlementContext {
  /** Name of the source, part of every identifier. */
  readonly source: string;
  readonly plan: PostingPlan;
  /** Payments that were booked before and that this settlement takes; absent: none were. */
  readonly take?: TakeProvisional;
}

const none: TakeProvisional = { by: "invoice", of: () => ({ parts: [], problems: [] }) };

const nothing = (problems: readonly Problem[]): Posted => ({ payments: [], problems });

/**
 * A settlement as payments of its invoices and one balanced ledger document: the payout against the clearing account,
 * what is no payment of an invoice, corrections, fees, and at most one row for a rounding difference. Every cent of the
 * settlement is in it, or there is an error and nothing is posted. The same settlement always gives the same documents.
 */
export function postSettlement(settlement: Settlement, context: SettlementContext): Posted {
  const checked = checkSettlement(settlement);
  if (hasErrors(checked)) return nothing(checked);
  const unfit = checkParts(settlement);
  if (unfit.length > 0) return nothing(unfit);
  const { plan, source, take = none } = context;
  const { divided, problems: undivided } = dividedAllocations(settlement, plan);
  const { groups, problems: untaken } = allocationGroups(divided, take);
  const place = { settlement, source, plan };
  const booked = groups.flatMap((group) =>
    group.parts.length > 0
      ? [bookTaken(group, take.by, place)]
      : group.members.map((each) => bookAllocation(each, place)),
  );
  const { rows: rest, problems: restProblems } = restRows(settlement, plan);
  const found = booked.flatMap((each) => each.problems);
  const problems = [...checked, ...undivided, ...untaken, ...found, ...restProblems];
  if (hasErrors(problems)) return nothing(problems);
  const payments = booked.flatMap(({ payment }) => payment ?? []);
  const ledger = ledgerOf(settlement, context, [...payoutRows(settlement, plan, booked), ...rest]);
  return ledger === undefined ? { payments, problems } : { payments, ledger, problems };
}

/** Allocations of an invoice are added up part by part: what each of them holds exactly, all together need not. */
const checkParts = ({ allocations }: Settlement): readonly Problem[] =>
  checkExactSum(
    allocations.flatMap(({ breakdown, allocatedTotalAmount: total }) =>
      breakdown.length === 0 ? [total] : breakdown.map(({ amount }) => amount),
    ),
    "/allocations",
  );

/** Divides every allocation, or says why one cannot be. */
function dividedAllocations({ allocations }: Settlement, { withoutBreakdown }: PostingPlan) {
  const divided: DividedAllocation[] = [];
  const problems: Problem[] = [];
  allocations.forEach((allocation, index) => {
    const pointer = `/allocations/${index}`;
    const parts = allocationDivision(allocation, pointer, withoutBreakdown);
    if ("problems" in parts) problems.push(...parts.problems);
    else divided.push({ allocation, division: parts.division, pointer });
  });
  return { divided, problems };
}

/** The payout, the money that leaves the clearing account for it, and rows of allocations that are no payments. */
function payoutRows(
  { settlementAmount }: Settlement,
  { accounts }: PostingPlan,
  booked: readonly BookedAllocation[],
): readonly PostingRow[] {
  const cleared = sumMinor(booked.map((each) => each.cleared));
  return [
    { role: "Payout", account: accounts.bank, amount: settlementAmount },
    { role: "Clearing", account: accounts.clearing, amount: minorUnits(-cleared) },
    ...booked.flatMap(({ rows }) => rows),
  ];
}

function ledgerOf(
  settlement: Settlement,
  { source, plan }: SettlementContext,
  rows: readonly PostingRow[],
): LedgerDocument | undefined {
  const ledgerRows = rows.filter(({ amount }) => amount !== 0).map((row) => ledgerRowOf(row, plan));
  if (ledgerRows.length === 0) return undefined;
  const identifier = settlementIdentifier(source, settlement.settlementId);
  return {
    ledgerIdentifier: identifier,
    companyIdentifier: undefined,
    documentType: plan.documentType,
    documentName: undefined,
    documentDate: settlement.settlementDate,
    documentDescription: `Settlement ${identifier}, content ${settlementFingerprint(settlement)}`,
    calculationMode: "GROSS",
    ledgerRows,
  };
}
