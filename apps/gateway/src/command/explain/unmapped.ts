import {
  type AccountPlan,
  type AgencyDocument,
  formatPercentage,
  mapVatCode,
  type Percentage,
} from "@confirma-connect/core";

/** Words of the documents that the account plan does not name. */
export interface Unmapped {
  /** Account numbers; kept as they are, or refused, as the plan says. */
  readonly accounts: readonly string[];
  readonly accountsAre: "asIs" | "refuse";
  /** "code at percentage", e.g. "20 at 25.5 %". */
  readonly vatCodes: readonly string[];
  readonly dimensions: readonly string[];
  readonly documentClasses: readonly string[];
}

interface Row {
  readonly accountNumber?: string | undefined;
  readonly vatCode?: string | undefined;
  readonly vatPercentage: Percentage;
  readonly ledgerDimensions: readonly { readonly dimensionType: string }[];
}

const rowsOf = (content: AgencyDocument): readonly Row[] => {
  if (content.kind === "ledger") return content.document.ledgerRows;
  return content.kind === "invoice" ? content.document.rows : [];
};

const once = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();

function vatWords(plan: AccountPlan, { vatCode: code, vatPercentage: percentage }: Row): readonly string[] {
  if (code === undefined && percentage === 0) return [];
  const mapped = mapVatCode(plan, { code, percentage, pointer: "" });
  return "value" in mapped ? [] : [`${code ?? "(no code)"} at ${formatPercentage(percentage, ".")} %`];
}

/**
 * Compares the documents' words with the plan. Rows at 0 % without a code need no mapping, nor do document types
 * where the accounting system has no document classes.
 */
export function unmappedWords(
  plan: AccountPlan,
  contents: readonly AgencyDocument[],
  hasClasses: boolean,
): Unmapped {
  const rows = contents.flatMap(rowsOf);
  const accounts = rows.flatMap(({ accountNumber }) => (accountNumber === undefined ? [] : [accountNumber]));
  const types = contents.flatMap((content) =>
    content.kind === "ledger" ? [content.document.documentType] : [],
  );
  const dimensions = rows.flatMap((row) => row.ledgerDimensions.map(({ dimensionType }) => dimensionType));
  return {
    accounts: once(accounts.filter((account) => plan.accounts.map[account] === undefined)),
    accountsAre: plan.accounts.unlisted,
    vatCodes: once(rows.flatMap((row) => vatWords(plan, row))),
    dimensions: once(dimensions.filter((type) => plan.dimensions[type] === undefined)),
    documentClasses: !hasClasses
      ? []
      : once(types.filter((type) => plan.documentClasses[type] === undefined)),
  };
}
