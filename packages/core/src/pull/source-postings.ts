import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { Settlement } from "../agency/settlement.ts";
import type { Period } from "../ports/document-channel.ts";
import type { DocumentSource } from "../ports/document-source.ts";
import { divisionTotal } from "../posting/division.ts";
import { planWithoutRefusals } from "../posting/plan-without-refusals.ts";
import { postReceivedPayment } from "../posting/post-received-payment.ts";
import { postSettlement } from "../posting/post-settlement.ts";
import type { Posted } from "../posting/posted.ts";
import { receivedIdentifiers, settlementIdentifier } from "../posting/posting-identifier.ts";
import type { PostingPlan } from "../posting/posting-plan.ts";
import type { ProvisionalPayment } from "../posting/provisional.ts";
import { hasErrors, problem } from "../rules/problem.ts";
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

function isSamePayment(payment: ReceivedPayment, known: ProvisionalPayment): boolean {
  const { interestAmountPaid: interest = 0, costsAmountPaid: costs = 0, paymentAmount } = payment;
  const { division, currency, invoiceNumber, date } = known;
  return (
    payment.currency === currency &&
    payment.invoiceNumber === invoiceNumber &&
    payment.paymentDate === date &&
    divisionTotal(division) === paymentAmount &&
    division.interest === interest &&
    division.costs === costs
  );
}

/** Nobody can say which invoices a settlement books whose payments are not submitted yet: the store names none. */
const heldBack = (settlement: string): Posted => ({
  payments: [],
  problems: [
    problem("ACC_UNKNOWN_UNCLEAR", {
      message: `not booked: ${settlement} was submitted in part only, and may book the money of this payment`,
      advice: "Pull a period that includes the day of this settlement, and look at what the pull says of it.",
    }),
  ],
});

function paymentPosting(id: string, payment: ReceivedPayment, parts: PostingParts): SourcePosting {
  const { source, plan, before } = parts;
  const head = { type: "payment", id, date: payment.paymentDate } as const;
  const known = before.find(id);
  if (known === undefined && before.isSettled(payment.invoiceNumber, payment.paymentDate)) {
    return { ...head, stand: "settled" };
  }
  const context = { identifier: id, plan, settles: source.settlements !== undefined };
  const posted = postReceivedPayment(payment, context);
  if (known === undefined) {
    const unfinished = posted.payments.length > 0 ? before.unfinished(payment.paymentDate) : undefined;
    return { ...head, stand: "due", posted: unfinished === undefined ? posted : heldBack(unfinished) };
  }
  return { ...head, stand: "provisional", posted, isSame: isSamePayment(payment, known) };
}

const byDate = (left: Settlement, right: Settlement): number =>
  compareDates(left.settlementDate, right.settlementDate) ||
  (left.settlementId < right.settlementId ? -1 : 1);

function* paymentPostings(
  payments: readonly ReceivedPayment[],
  parts: PostingParts,
): Generator<SourcePosting> {
  const identifiers = receivedIdentifiers(parts.source.id, payments);
  for (const [index, payment] of payments.entries()) {
    yield paymentPosting(identifiers[index] ?? "", payment, parts);
  }
}

/**
 * The plan's refusals are for what is to be booked. A settlement that is booked, or on its way, stays as it is when they
 * become stricter; where the agency changed it, its documents are in conflict.
 */
async function settlementPosting(settlement: Settlement, parts: PostingParts): Promise<SourcePosting> {
  const { source, plan, before, catchUp } = parts;
  const { settlementId: id, settlementDate: date } = settlement;
  await catchUp?.();
  const identifier = settlementIdentifier(source.id, id);
  const context = { source: source.id, plan, take: before.takeFor(identifier, date) };
  const posted = postSettlement(settlement, context);
  const head = { type: "settlement", id, date, stand: "due" } as const;
  const isBooked = before.isSubmitted(identifier) && !before.isRefused(identifier);
  if (!isBooked || !hasErrors(posted.problems)) return { ...head, posted };
  return { ...head, posted: postSettlement(settlement, { ...context, plan: planWithoutRefusals(plan) }) };
}

/**
 * Everything that a source shows in a period, as postings. Settlements that were submitted before come first: a crash may
 * have left one half done, and no payment may be booked before the store says of which invoices it is. Then received
 * payments where they are booked, then new settlements in the order of their dates, so that each takes what came in
 * before it. Both lists are read whole before the first posting.
 */
export async function* sourcePostings(parts: PostingParts, period: Period): AsyncGenerator<SourcePosting> {
  const { source, before, warnings } = parts;
  const received = booksPayments(parts) ? source.payments?.(period, warnings?.taker("payment")) : undefined;
  const payments = await all(received);
  const listed = await all(source.settlements?.(period, warnings?.taker("settlement")));
  const settlements = listed.toSorted(byDate);
  const wasSubmitted = ({ settlementId }: Settlement): boolean =>
    before.isSubmitted(settlementIdentifier(source.id, settlementId));
  const fresh = settlements.filter((each) => !wasSubmitted(each));
  for (const settlement of settlements.filter(wasSubmitted)) yield settlementPosting(settlement, parts);
  yield* paymentPostings(payments, parts);
  for (const settlement of fresh) yield settlementPosting(settlement, parts);
}
