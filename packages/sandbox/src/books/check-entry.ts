import type { LedgerEntry } from "../wire/ledger-entry.ts";
import type { Company } from "./company.ts";
import { type BookLine, sumOf } from "./posting.ts";
import { firstRefusal, type Refusal } from "./refusal.ts";

/** Account on which the books put VAT that no row places. */
const vatPayable = "2939";

/** Lines that an entry makes. The books split gross rows themselves when no row carries the VAT. */
export function entryLines({ rows }: LedgerEntry): readonly BookLine[] {
  const carried = rows.some(({ isVat }) => isVat);
  return rows.flatMap(({ account, vatAccount = vatPayable, net, gross }) => [
    { account, amount: net },
    ...(carried || gross === net ? [] : [{ account: vatAccount, amount: gross - net }]),
  ]);
}

function* checks(entry: LedgerEntry, company: Company): Generator<Refusal | undefined> {
  const { rows, documentClass, text = "", name = "" } = entry;
  if (rows.length < 2 || rows.length > 200) yield { code: "TOO_LARGE", text: `${rows.length} rows` };
  if (text.length > 120 || name.length > 60) yield { code: "TOO_LARGE", text: "a text is too long" };
  if (rows.some((row) => (row.text ?? "").length > 80))
    yield { code: "TOO_LARGE", text: "a row's text is too long" };
  if (!company.documentClasses.some((one) => one.name === documentClass)) {
    yield { code: "CLASS_UNKNOWN", text: `no document class ${documentClass}` };
  }
  const lines = entryLines(entry);
  const sum = sumOf(lines);
  if (sum !== 0) yield { code: "UNBALANCED", text: `debit and credit differ by ${sum} cents` };
  if (entry.mode === "NET" && rows.some(({ isVat, net, gross }) => isVat && net !== gross)) {
    yield { code: "INVALID_DATA", text: "a VAT row with two amounts" };
  }
}

/** Refuses an entry that the books cannot hold. */
export const checkEntry = (entry: LedgerEntry, company: Company): Refusal | undefined =>
  firstRefusal(checks(entry, company));
