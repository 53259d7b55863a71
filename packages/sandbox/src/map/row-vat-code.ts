import { mapVatCode, type Percentage, type RenderContext } from "@confirma-connect/core";
import type { Findings } from "./findings.ts";

interface WithVat {
  readonly vatCode?: string | undefined;
  readonly vatPercentage: Percentage;
}

/** The sandbox's VAT code of a row; rows at 0 % without a code have none. */
export function rowVatCode(
  row: WithVat,
  pointer: string,
  { plan, findings }: { readonly plan: RenderContext["plan"]; readonly findings: Findings },
): string | undefined {
  if (row.vatCode === undefined && row.vatPercentage === 0) return undefined;
  const question = { code: row.vatCode, percentage: row.vatPercentage, pointer: `${pointer}/vatCode` };
  return findings.take(mapVatCode(plan, question));
}
