import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { Settlement } from "../agency/settlement.ts";
import type { Period } from "../ports/document-channel.ts";
import type { DocumentSource } from "../ports/document-source.ts";
import { divisionTotal } from "../posting/division.ts";
import { postReceivedPayment } from "../posting/post-received-payment.ts";
import { postSettlement } from "../posting/post-settlement.ts";
import type { Posted } from "../posting/posted.ts";
import { receivedIdentifiers, settlementIdentifier } from "../posting/posting-identifier.ts";
import type { PostingPlan } from "../posting/posting-plan.ts";
import type { ProvisionalPayment } from "../posting/provisional.ts";
import { type CivilDate, compareDates } from "../value/civil-date.ts";
import type { BookedBefore } from "./booked-before.ts";
import type { SourceWarnings } from "./source-warnings.ts";

/** A source with what is known about booking it. */
export interface PostingParts {
  readonly source: DocumentSource;
  readonly plan: PostingPlan;
  /** What was submitted from it before. Whoever submits adds to it, before the next posting is asked for. */
  readonly before: BookedBefore;
  /** Called before each settlement: another pull may have booked payments since the store was read. */
  readonly catchUp?: () => Promise<void>;
  /** Told what stands in the source's answers and is not read. */
  readonly warnings?: SourceWarnings;
}

/** One settlement or received payment of a source. */
interface Head {
  readonly type: "settlement" | "payment";
  /** The settlement's identifier, or ours of the payment. */
  readonly id: string;
  readonly date: CivilDate;
}

/**
 * What one settlement or received payment is to the books. `due`: it is to be booked, or was booked as it is.
 * `provisional`: a payment that was booked as provisional; `isSame`: as the agency shows it now. `settled`: a payment
 * that is not booked, because a settlement has booked the money of its invoice up to its day.
 */
export type SourcePosting =
  | (Head & { readonly stand: "due"; readonly posted: Posted })
  | (Head & { readonly stand: "provisional"; readonly posted: Posted; readonly isSame: boolean })
  | (Head & { readonly stand: "settled" });

/** Whether received payments of a source are booked. One without settlements has nothing else. */
export const booksPayments = ({ source, plan }: Pick<PostingParts, "source" | "plan">): boolean =>
  plan.book === "payments" || source.settlements === undefined;

async function all<T>(items: AsyncIterable<T> | undefined): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

function isSameDivision(payment: ReceivedPayment, { division }: ProvisionalPayment): boolean {
  const { interestAmountPaid: interest = 0, costsAmountPaid: costs = 0, paymentAmount } = payment;
  return (
    divisionTotal(division) === paymentAmount && division.interest === interest && division.costs === costs
  );
}

function paymentPosting(id: string, payment: ReceivedPayment, parts: PostingParts): SourcePosting {
  const { source, plan, before } = parts;
  const head = { type: "payment", id, date: payment.paymentDate } as const;
  const known = before.find(id);
  if (known === undefined && before.isSettled(payment.invoiceNumber, payment.paymentDate)) {
    return { ...head, stand: "settled" };
  }
  const context = { identifier: id, plan, settles: source.settlements !== undefined };
  const posted = postReceivedPayment(payment, context);
  if (known === undefined) return { ...head, stand: "due", posted };
  return { ...head, stand: "provisional", posted, isSame: isSameDivision(payment, known) };
}

const byDate = (left: Settlement, right: Settlement): number =>
  compareDates(left.settlementDate, right.settlementDate) ||
  (left.settlementId < right.settlementId ? -1 : 1);

/**
 * Everything that a source shows in a period, as postings: received payments where they are booked, then settlements
 * in the order of their dates, so that each takes what came in before it. Each list is read whole before its first
 * posting.
 */
export async function* sourcePostings(parts: PostingParts, period: Period): AsyncGenerator<SourcePosting> {
  const { source, plan, before, warnings } = parts;
  if (booksPayments(parts)) {
    const payments = await all(source.payments?.(period, warnings?.taker("payment")));
    const identifiers = receivedIdentifiers(source.id, payments);
    for (const [index, payment] of payments.entries()) {
      yield paymentPosting(identifiers[index] ?? "", payment, parts);
    }
  }
  const settlements = await all(source.settlements?.(period, warnings?.taker("settlement")));
  for (const settlement of settlements.toSorted(byDate)) {
    const { settlementId: id, settlementDate: date } = settlement;
    await parts.catchUp?.();
    const take = before.takeFor(settlementIdentifier(source.id, id), date);
    const posted = postSettlement(settlement, { source: source.id, plan, take });
    yield { type: "settlement", id, date, stand: "due", posted };
  }
}
