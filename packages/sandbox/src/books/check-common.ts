import type { Company } from "./company.ts";
import type { BookLine } from "./posting.ts";
import { firstRefusal, type Refusal } from "./refusal.ts";

/** What every document of the books has. */
export interface CommonFacts {
  readonly key: string;
  readonly dates: readonly string[];
  readonly currency: string;
  readonly lines: readonly BookLine[];
  readonly rows: readonly {
    readonly vatCode?: string | undefined;
    readonly vatPercentage: number;
    readonly dimensions: readonly { readonly name: string; readonly item: string }[];
  }[];
}

const currencies: readonly string[] = ["EUR", "SEK"];

function* checks(facts: CommonFacts, company: Company): Generator<Refusal | undefined> {
  const { key, dates, currency, lines, rows } = facts;
  if (key.length > 40) yield { code: "TOO_LARGE", text: "the key is longer than 40 characters" };
  if (!currencies.includes(currency)) yield { code: "INVALID_DATA", text: `no currency ${currency}` };
  const locked = dates.find((date) => date <= company.accountingLock);
  if (locked !== undefined) yield { code: "PERIOD_LOCKED", text: `${locked} is in a locked period` };
  const open = new Set(company.accounts.filter(({ active }) => active).map(({ number }) => number));
  for (const { account } of lines) {
    if (!open.has(account)) yield { code: "ACCOUNT_UNKNOWN", text: `no open account ${account}` };
  }
  for (const { vatCode, vatPercentage, dimensions } of rows)
    yield checkRow(company, { vatCode, vatPercentage, dimensions });
}

function checkRow(company: Company, row: CommonFacts["rows"][number]): Refusal | undefined {
  const { vatCode, vatPercentage, dimensions } = row;
  const thousandths = ({ percentage }: { readonly percentage: string }) =>
    Math.round(Number(percentage) * 1000);
  const fits = company.vatCodes.some((vat) => vat.code === vatCode && thousandths(vat) === vatPercentage);
  if ((vatCode !== undefined || vatPercentage !== 0) && !fits) {
    return { code: "VAT_CODE_UNKNOWN", text: `no VAT code ${vatCode ?? "(none)"} with this percentage` };
  }
  const strange = dimensions.find(
    ({ name, item }) => !company.dimensions.some((one) => one.name === name && one.items.includes(item)),
  );
  return (
    strange && { code: "DIMENSION_UNKNOWN", text: `no item ${strange.item} in dimension ${strange.name}` }
  );
}

/** Refuses what no kind of document may have: unknown accounts, codes, dimensions, closed periods. */
export const checkCommon = (facts: CommonFacts, company: Company): Refusal | undefined =>
  firstRefusal(checks(facts, company));
