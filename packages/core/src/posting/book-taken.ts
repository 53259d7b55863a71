import { minorUnits } from "../value/minor-units.ts";
import type { AllocationGroup, DividedAllocation } from "./allocation-groups.ts";
import { type AllocationPlace, allocationPayment, type BookedAllocation } from "./book-allocation.ts";
import { divisionDifference, divisionTotal, isInvoicePayment, sumDivisions } from "./division.ts";
import { type PartRoles, partRows } from "./part-rows.ts";
import type { PostingPlan } from "./posting-plan.ts";
import type { PostingRow } from "./posting-row.ts";
import type { TakenPart, TakeProvisional } from "./provisional.ts";

const correction: PartRoles = {
  capital: "Correction of capital",
  interest: "Correction of interest",
  costs: "Correction of costs",
};

const takenText = /^Taken (\S+?)(?:, part (\d+))?$/u;

/**
 * The money of a provisional payment leaves the clearing account. The row names the payment and how often it was taken,
 * so that the store can tell for ever what of it is still open.
 */
const takenRow = ({ identifier, part, division }: TakenPart, { accounts }: PostingPlan): PostingRow => ({
  role: "Taken",
  account: accounts.clearing,
  amount: minorUnits(-divisionTotal(division)),
  about: part === undefined ? identifier : `${identifier}, part ${part}`,
});

/** Reads the text of a row that takes a provisional payment; undefined for any other. */
export function takenOfText(text: string): Pick<TakenPart, "identifier" | "part"> | undefined {
  const [, identifier, part] = takenText.exec(text) ?? [];
  if (identifier === undefined) return undefined;
  return part === undefined ? { identifier } : { identifier, part: Number(part) };
}

/** The last allocation by its identifier: the order of the answer means nothing. */
const lastOf = (members: readonly DividedAllocation[]): DividedAllocation | undefined =>
  members.toSorted((left, right) => (left.allocation.allocationId < right.allocation.allocationId ? -1 : 1))[
    members.length - 1
  ];

/**
 * Books allocations of an invoice that provisional payments stand for. What was not received yet is a payment of the
 * invoice, under the identifier of the last allocation; where it cannot be one, rows correct what was booked.
 */
export function bookTaken(
  { members, parts }: AllocationGroup,
  by: TakeProvisional["by"],
  place: AllocationPlace,
): BookedAllocation {
  const { plan } = place;
  const division = sumDivisions(members.map((each) => each.division));
  const rest = divisionDifference(division, sumDivisions(parts.map((each) => each.division)));
  const taken = parts.map((part) => takenRow(part, plan));
  const last = lastOf(members);
  const about = last?.allocation.originalInvoiceNumber;
  if (by === "invoice" && last !== undefined && isInvoicePayment(about, rest)) {
    const payment = allocationPayment(last, rest, about, place);
    return { payment, cleared: payment.amount, rows: taken, problems: [] };
  }
  const rows = [...taken, ...partRows(rest, plan, correction, about)];
  return { cleared: minorUnits(0), rows, problems: [] };
}
