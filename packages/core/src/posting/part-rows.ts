import { minorUnits } from "../value/minor-units.ts";
import type { Division } from "./division.ts";
import type { PostingPlan } from "./posting-plan.ts";
import type { PostingRole, PostingRow } from "./posting-row.ts";

/** What the rows of the three parts are called. */
export type PartRoles = Readonly<Record<keyof Division, PostingRole>>;

/** What a division pays, as credits; a refund turns them into debits. `about`: the invoice, where there is one. */
export function partRows(
  division: Division,
  { accounts }: PostingPlan,
  roles: PartRoles,
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
