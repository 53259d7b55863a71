import { problem } from "../rules/problem.ts";
import { type CivilDate, compareDates, parseCivilDate } from "../value/civil-date.ts";
import { actionKey, type CollectionEntry, causeOf } from "./collection-entry.ts";
import { type CollectionScope, draftEntry } from "./collection-scope.ts";
import type { Receivable } from "./receivable.ts";

/** A payment that no longer counts: its identifier in the books, and what is kept of it. */
interface TakenBack {
  readonly id: string;
  readonly facts: CollectionEntry["facts"];
}

const paymentId = (entry: CollectionEntry): string | undefined =>
  /^payment\/(.+)$/u.exec(causeOf(entry))?.[1];

/** Told payments that the books no longer show, though their day was read. */
function vanished(
  { payments }: Receivable,
  entries: readonly CollectionEntry[],
  readFrom: CivilDate,
): readonly TakenBack[] {
  return entries.flatMap((entry) => {
    const id = entry.state === "submitted" ? paymentId(entry) : undefined;
    const day = parseCivilDate(entry.facts["paymentDate"] ?? "");
    const isRead = day !== undefined && compareDates(day, readFrom) >= 0;
    if (id === undefined || !isRead || payments.some(({ vendorId }) => vendorId === id)) return [];
    const { amount = "", currency = "" } = entry.facts;
    return [{ id, facts: { code: "TAKENBACK", amount, currency } }];
  });
}

/** Payments that the books show with a sum below zero: money that went back to the debtor. */
const paidBack = ({ payments, invoice }: Receivable): readonly TakenBack[] =>
  payments.flatMap(({ vendorId: id, amount, ours }) => {
    const { currencyCode: currency } = invoice.header;
    if (ours || amount >= 0) return [];
    return [{ id, facts: { code: "TAKENBACK", amount: String(-amount), currency } }];
  });

const words = problem("ACC_UNSUPPORTED_FEATURE", {
  message: "a payment was taken back in the books, and the agency documents no action that tells it",
  advice: "Tell the agency, then settle it with a decision.",
});

/**
 * Parks every payment that was taken back, once: the agency asks for too little, and only a person can tell it.
 * Nothing is sent.
 */
export async function noteTakenBack(
  scope: CollectionScope,
  receivable: Receivable,
  entries: readonly CollectionEntry[],
): Promise<void> {
  const { parts, request, teller, notes } = scope;
  const { readFrom, dryRun } = request;
  const gone = readFrom === undefined ? [] : vanished(receivable, entries, readFrom);
  for (const { id, facts } of [...gone, ...paidBack(receivable)]) {
    const { number: invoiceNumber } = receivable.invoice.header;
    const key = actionKey(invoiceNumber, `takenBack/${id}`);
    if (entries.some((entry) => entry.key === key)) continue;
    const draft = draftEntry(scope, { kind: "action", key, invoiceNumber, content: facts, facts });
    const parked = { state: "parked", codes: [words.code] } as const;
    notes.explain(key, [words]);
    if (dryRun === true) notes.note("TAKENBACK", { ...draft, ...parked });
    else notes.note("TAKENBACK", await teller.change(await parts.store.open(draft), parked));
  }
}
