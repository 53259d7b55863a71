import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { ChartOfAccounts, Dimension, Dimensions, PartnerRow } from "../wire/answer/register.ts";
import { identified, type LookUp, onlyOne } from "./look-up.ts";

/** Looks for an active account of the chart. */
export async function locateAccount({ identity }: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const looked = await lookUp.read("coa", ChartOfAccounts);
  if (looked.type === "unclear") return looked;
  const isThere = looked.found.ledgerAccounts.some(
    ({ ledgerAccountCode, active }) => ledgerAccountCode === identity.key && active !== false,
  );
  return isThere ? identified(identity.key) : lookUp.absent();
}

/** Looks for a dimension by its exact name; the search may be wider. */
export async function locateDimension(
  { identity, request }: ResolvedStep,
  lookUp: LookUp,
): Promise<Sighting> {
  const looked = await lookUp.read(request.resource, Dimensions);
  if (looked.type === "unclear") return looked;
  const named = looked.found.filter(({ name }) => name === identity.key);
  return settle(named, "dimensions with this name", lookUp);
}

/** Looks for an active item of a dimension by its exact name. */
export async function locateDimensionItem(
  { identity, request }: ResolvedStep,
  lookUp: LookUp,
): Promise<Sighting> {
  const looked = await lookUp.read(request.resource, Dimension);
  if (looked.type === "unclear") return looked;
  const named = looked.found.items.filter(
    ({ codeName, status }) => codeName === identity.key && status !== "P",
  );
  return settle(named, "items with this name", lookUp);
}

/** Looks for a customer by customer number or business id. */
export async function locatePartner({ identity, request }: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const looked = await lookUp.readAll(`${request.resource}&orderById=ASC`, PartnerRow);
  if (looked.type === "unclear") return looked;
  const field = identity.values["by"] === "identifier" ? "identifier" : "customerNumber";
  const ours = looked.found.filter(({ invoicingInfo }) => invoicingInfo?.[field] === identity.key);
  return settle(ours, "customers with this code", lookUp);
}

function settle(entries: readonly { readonly id: string }[], what: string, lookUp: LookUp): Sighting {
  const one = onlyOne(entries, what);
  if (one.type === "unclear") return one;
  return one.type === "one" ? identified(one.entry.id) : lookUp.absent();
}
