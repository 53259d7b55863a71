import type { Period } from "../ports/document-channel.ts";
import type { DocumentSource, OnSourceWarning } from "../ports/document-source.ts";
import { addDays, isWithin } from "../value/civil-date.ts";

/** Days around a period within which a source lists the period's settlements, by whichever date it does. */
const lookAroundDays = 31;

/**
 * The same source, whose settlements are those that are dated in the period. By which date a source lists settlements is
 * unknown: one of the period may be listed days before or after it, and one that is listed in it may be of another period,
 * whose books are not read.
 */
export function settlementsByOwnDate(source: DocumentSource): DocumentSource {
  const { id } = source;
  if (source.settlements === undefined) return source;
  const payments = source.payments?.bind(source);
  const listed = source.settlements.bind(source);
  async function* dated({ from, to }: Period, onWarning?: OnSourceWarning) {
    const around = { from: addDays(from, -lookAroundDays), to: addDays(to, lookAroundDays) };
    for await (const settlement of listed(around, onWarning)) {
      if (isWithin(settlement.settlementDate, from, to)) yield settlement;
    }
  }
  return { id, settlements: dated, ...(payments === undefined ? {} : { payments }) };
}
