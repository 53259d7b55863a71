import type { SettlementAllocation } from "../agency/settlement.ts";
import { type Problem, underPointer } from "../rules/problem.ts";
import { sumMinor } from "../value/minor-units.ts";
import type { Division } from "./division.ts";
import type { TakenPart, TakenParts, TakeProvisional } from "./provisional.ts";

/** An allocation of a settlement with its division; the pointer leads to it. */
export interface DividedAllocation {
  readonly allocation: SettlementAllocation;
  readonly division: Division;
  readonly pointer: string;
}

/** Allocations of one invoice that provisional payments stand for, together; or one for which none does. */
export interface AllocationGroup {
  readonly members: readonly DividedAllocation[];
  readonly parts: readonly TakenPart[];
}

const nothing: TakenParts = { parts: [], problems: [] };

/** What stands for allocations of one invoice; together they allocate something. */
function takenFor(
  invoiceNumber: string,
  members: readonly DividedAllocation[],
  take: TakeProvisional,
): TakenParts {
  const [first] = members;
  if (first === undefined) return nothing;
  const amount = sumMinor(members.map(({ allocation }) => allocation.allocatedTotalAmount));
  const { parts, problems } = take.of({ invoiceNumber, amount, currency: first.allocation.currency });
  return { parts, problems: underPointer(first.pointer, problems) };
}

/** Money that goes back takes nothing. */
const isPositive = ({ allocation }: DividedAllocation): boolean => allocation.allocatedTotalAmount > 0;

/** Invoice → what is allocated to it, without money that goes back. */
function byInvoice(divided: readonly DividedAllocation[]): ReadonlyMap<string, readonly DividedAllocation[]> {
  const groups = new Map<string, DividedAllocation[]>();
  for (const each of divided) {
    const { originalInvoiceNumber: number } = each.allocation;
    if (number === undefined || !isPositive(each)) continue;
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [each]);
    else group.push(each);
  }
  return groups;
}

/**
 * Puts the allocations together that take provisional payments, each group at the place of its first one. All others
 * stand alone, in their order; money that goes back always does, so that it is booked beside what is taken.
 */
export function allocationGroups(
  divided: readonly DividedAllocation[],
  take: TakeProvisional,
): { readonly groups: readonly AllocationGroup[]; readonly problems: readonly Problem[] } {
  const ofInvoice = byInvoice(divided);
  const asked = new Map<string, TakenParts>();
  const problems: Problem[] = [];
  const groups = divided.flatMap((each): readonly AllocationGroup[] => {
    const { originalInvoiceNumber: number } = each.allocation;
    const alone = { members: [each], parts: [] };
    // Earlier versions asked for no amount; what they took is taken as it is.
    if (number === undefined || (take.by === "invoice" && !isPositive(each))) return [alone];
    const before = asked.get(number);
    if (before !== undefined) return before.parts.length > 0 && take.by === "invoice" ? [] : [alone];
    const members = take.by === "invoice" ? (ofInvoice.get(number) ?? []) : [each];
    const taken = takenFor(number, members, take);
    asked.set(number, taken);
    problems.push(...taken.problems);
    return taken.parts.length > 0 ? [{ members, parts: taken.parts }] : [alone];
  });
  return { groups, problems };
}
