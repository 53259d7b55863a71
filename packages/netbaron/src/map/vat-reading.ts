import { formatAmount, type MinorUnits, minorUnits, percentage, sumMinor } from "@confirma-connect/core";
import type { BookLine } from "./book-line.ts";
import type { Translation } from "./translation.ts";

const zero = percentage(0);

/** VAT inside a line, in minor units. */
export const vatOfLine = ({ gross, net }: BookLine): MinorUnits => minorUnits(gross - net);

/** Lines as they are written: with VAT rows of their own, or with a VAT account on the line that VAT belongs to. */
export function applyVatReading(
  lines: readonly BookLine[],
  pointer: string,
  translation: Translation,
): readonly BookLine[] {
  const { decisions, findings } = translation;
  const carried = lines.filter(({ isVatRow }) => isVatRow);
  const others = lines.filter(({ isVatRow }) => !isVatRow);
  if (others.every((line) => vatOfLine(line) === 0)) return lines.map(withoutVatAccount);
  // Net amounts that balance without VAT rows: the document books no VAT, e.g. where the buyer owes it.
  if (carried.length === 0 && sumMinor(lines.map(({ net }) => net)) === 0)
    return lines.map(withoutVatAccount);
  if (decisions.vatRows === undefined) {
    findings.warn(
      "ACC_DOCUMENT_INFERRED",
      pointer,
      "VAT is written as rows of its own; whether NetBaron would book it a second time from the VAT columns is not " +
        "documented (options.netbaron.vatRows: explicit or vatAccount)",
    );
  }
  const only = new Set(carried.map(({ account }) => account)).size === 1 ? carried[0]?.account : undefined;
  const named = others.map((line) =>
    vatOfLine(line) === 0 ? withoutVatAccount(line) : withVatAccount(line, only, translation),
  );
  if (decisions.vatRows === "vatAccount") {
    checkCarried(named, carried, pointer, translation);
    return named;
  }
  const rows = carried.length > 0 ? carried : vatRowsOf(named);
  return [...named, ...rows].map(withoutVatAccount);
}

const withoutVatAccount = (line: BookLine): BookLine => ({ ...line, vatAccount: undefined });

function withVatAccount(
  line: BookLine,
  only: string | undefined,
  { decisions, findings }: Translation,
): BookLine {
  const account = line.vatAccount ?? only ?? decisions.vatAccount;
  if (account === undefined) {
    const message =
      "the row has VAT, but neither document nor plan names its VAT account (options.netbaron.vatAccount)";
    findings.refuse("ACC_MAPPING_ACCOUNT", line.pointer, message);
  }
  return { ...line, vatAccount: account };
}

/** Sum of VAT per VAT account. */
function sumsOf(pairs: readonly (readonly [string, MinorUnits])[]): ReadonlyMap<string, MinorUnits> {
  const sums = new Map<string, MinorUnits>();
  for (const [account, amount] of pairs) sums.set(account, minorUnits((sums.get(account) ?? 0) + amount));
  return sums;
}

const vatByAccount = (lines: readonly BookLine[]) =>
  sumsOf(
    lines.flatMap((line) => (line.vatAccount === undefined ? [] : [[line.vatAccount, vatOfLine(line)]])),
  );

/** VAT rows that are left out must be exactly what the VAT accounts of the other rows make. */
function checkCarried(
  named: readonly BookLine[],
  carried: readonly BookLine[],
  pointer: string,
  { findings }: Translation,
): void {
  if (carried.length === 0) return;
  const made = vatByAccount(named);
  const wanted = sumsOf(carried.map(({ account, net }) => [account, net]));
  for (const account of new Set([...made.keys(), ...wanted.keys()])) {
    const [left, right] = [made.get(account) ?? minorUnits(0), wanted.get(account) ?? minorUnits(0)];
    if (left === right) continue;
    const message =
      `the VAT rows carry ${formatAmount(right, ".")} on account ${account}, ` +
      `the rows that name it contain ${formatAmount(left, ".")}`;
    findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", pointer, message);
  }
}

/** One VAT row per VAT account, for documents that have none of their own. */
const vatRowsOf = (named: readonly BookLine[]): readonly BookLine[] =>
  [...vatByAccount(named)].flatMap(([account, amount]) => {
    const model = named.find(({ vatAccount }) => vatAccount === account);
    if (model === undefined) return [];
    const row = {
      ...model,
      account,
      net: amount,
      gross: amount,
      isVatRow: true,
      vatCode: "",
      vatPercentage: zero,
    };
    return [{ ...row, description: "ALV", costCenter: "", jobNumber: "", role: "VAT" }];
  });
