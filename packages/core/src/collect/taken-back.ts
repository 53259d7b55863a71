import { problem } from "../rules/problem.ts";
import { type CivilDate, compareDates, parseCivilDate } from "../value/civil-date.ts";
import { type CollectionEntry, causeOf } from "./collection-entry.ts";
import type { PersonalMatter } from "./personal-matter.ts";
import type { Receivable } from "./receivable.ts";

const words = problem("ACC_UNSUPPORTED_FEATURE", {
  message: "a payment was taken back in the books, and the agency documents no action that tells it",
  advice: "Tell the agency, then settle it with a decision.",
});

const matter = (id: string, sums: PersonalMatter["sums"]): PersonalMatter => ({
  what: "TAKENBACK",
  cause: `takenBack/${id}`,
  sums,
  words,
});

const paymentId = (entry: CollectionEntry): string | undefined =>
  /^payment\/(.+)$/u.exec(causeOf(entry))?.[1];

/** Told payments that the books no longer show, though their day was read. */
function vanished(
  { payments }: Receivable,
  entries: readonly CollectionEntry[],
  readFrom: CivilDate,
): readonly PersonalMatter[] {
  return entries.flatMap((entry) => {
    const id = entry.state === "submitted" ? paymentId(entry) : undefined;
    const day = parseCivilDate(entry.facts["paymentDate"] ?? "");
    const isRead = day !== undefined && compareDates(day, readFrom) >= 0;
    if (id === undefined || !isRead || payments.some(({ vendorId }) => vendorId === id)) return [];
    const { amount = "", currency = "" } = entry.facts;
    return [matter(id, { amount, currency })];
  });
}

/** Payments that the books show with a sum below zero: money that went back to the debtor. */
const paidBack = ({ payments }: Receivable): readonly PersonalMatter[] =>
  payments.flatMap(({ vendorId, amount, currency, ours }) =>
    ours || amount >= 0 ? [] : [matter(vendorId, { amount: String(-amount), currency })],
  );

/** Every payment that was taken back: the agency asks for too little. Of days that were not read nothing is said. */
export const takenBack = (
  receivable: Receivable,
  entries: readonly CollectionEntry[],
  readFrom: CivilDate | undefined,
): readonly PersonalMatter[] => [
  ...(readFrom === undefined ? [] : vanished(receivable, entries, readFrom)),
  ...paidBack(receivable),
];
