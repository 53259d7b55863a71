import { type CivilDate, compareDates, daysBetween } from "../value/civil-date.ts";
import { addMinor, type MinorUnits, minorUnits, negateMinor, sumMinor } from "../value/minor-units.ts";
import type { CollectionAction } from "./collection-desk.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import type { CreditNote, Receivable, ReceivedDirectly } from "./receivable.ts";

/** Why an invoice is not handed over. */
export const skipReasons = [
  "nothingOpen",
  "creditUnclear",
  "notDue",
  "tooSmall",
  "currency",
  "customer",
  "state",
  "collectionDisabled",
] as const;

/** One of {@link skipReasons}. */
export type SkipReason = (typeof skipReasons)[number];

/** An action and what causes it; one cause is told once per invoice. */
export interface PlannedAction {
  readonly cause: string;
  readonly action: CollectionAction;
}

/** What is known of the agency's case. */
export interface KnownCase {
  /** What the agency last said about interest and costs. */
  readonly interest: MinorUnits;
  readonly costs: MinorUnits;
  /** The due date that it was given. */
  readonly dueDate: CivilDate | undefined;
  /** Causes that it was told already. */
  readonly told: ReadonlySet<string>;
  /** Causes that were begun and are not settled: until they are, nothing else may change the balance. */
  readonly begun: ReadonlySet<string>;
}

const includesWord = (words: readonly string[], word: string): boolean =>
  words.some((each) => each.toLowerCase() === word.toLowerCase());

/** Why an invoice is not handed over today; undefined: it is. */
export function reasonToSkip(
  { invoice, open, openBy, state }: Receivable,
  policy: CollectionPolicy,
  today: CivilDate,
): SkipReason | undefined {
  const { header, parties } = invoice;
  const { customerAccountId, businessId, disableCollection } = parties.buyerParty;
  const excluded = [customerAccountId, businessId].some(
    (code) => code !== undefined && policy.excludedCustomers.includes(code),
  );
  if (includesWord(policy.excludedStates, state)) return "state";
  if (open <= 0 || includesWord(policy.paidStates, state)) return "nothingOpen";
  if (disableCollection === true) return "collectionDisabled";
  if (excluded) return "customer";
  if (!policy.currencies.includes(header.currencyCode)) return "currency";
  if (daysBetween(header.dueDate, today) < policy.daysOverdue) return "notDue";
  if (open < policy.smallestSum) return "tooSmall";
  return openBy === "unclear" ? "creditUnclear" : undefined;
}

const withdraw = (comment: string): readonly PlannedAction[] => [
  { cause: "withdraw", action: { code: "WITHDRAW", comment } },
];

type Reduction =
  | { readonly type: "payment"; readonly cause: string; readonly paid: ReceivedDirectly }
  | { readonly type: "credit"; readonly cause: string; readonly credit: CreditNote };

const reducedBy = (reduction: Reduction): CreditNote | ReceivedDirectly =>
  reduction.type === "payment" ? reduction.paid : reduction.credit;

/** What the agency knows comes first, its own money among it, then what was begun; the rest by its dates. */
function reductionsOf({ payments, credits }: Receivable, { told, begun }: KnownCase): readonly Reduction[] {
  const all: readonly Reduction[] = [
    ...payments.map((paid): Reduction => ({ type: "payment", cause: `payment/${paid.vendorId}`, paid })),
    ...credits.map((credit): Reduction => ({ type: "credit", cause: `credit/${credit.number}`, credit })),
  ];
  const rank = (each: Reduction): number => {
    if (told.has(each.cause) || (each.type === "payment" && each.paid.ours)) return 0;
    return begun.has(each.cause) ? 1 : 2;
  };
  return all.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      compareDates(reducedBy(one).date, reducedBy(other).date) ||
      (one.cause < other.cause ? -1 : 1),
  );
}

const zero = minorUnits(0);

const notBelowZero = (amount: MinorUnits): MinorUnits => (amount < 0 ? zero : amount);

function reductionActions(
  receivable: Receivable,
  policy: CollectionPolicy,
  known: KnownCase,
): readonly PlannedAction[] {
  const { header, amounts } = receivable.invoice;
  const { interest, costs, told } = known;
  let left = amounts.totalAmount;
  return reductionsOf(receivable, known).flatMap((reduction): readonly PlannedAction[] => {
    const { amount, date } = reducedBy(reduction);
    left = addMinor(left, negateMinor(amount));
    const { cause } = reduction;
    const isPayment = reduction.type === "payment";
    const isTellable = isPayment ? !reduction.paid.ours : policy.partialCredit === "directPayment";
    // The agency documents payments only; one that was taken back is for a person.
    if (!isTellable || told.has(cause) || amount <= 0) return [];
    const reference = isPayment ? (reduction.paid.reference ?? header.number) : reduction.credit.number;
    const payment = {
      amount,
      currency: header.currencyCode,
      paymentDate: date,
      reference,
      paymentMethod: policy.paymentMethod,
      outstandingCapital: notBelowZero(left),
      outstandingInterest: interest,
      outstandingCosts: costs,
    };
    const comment = isPayment ? "Payment received by the creditor" : `Credit note ${reduction.credit.number}`;
    return [{ cause, action: { code: "DIRECTPAYMENT", comment, payment } }];
  });
}

/** What the agency has to know about an invoice that it has, without what it was told already. */
export const planActions = (
  receivable: Receivable,
  policy: CollectionPolicy,
  known: KnownCase,
): readonly PlannedAction[] =>
  allActions(receivable, policy, known).filter(({ cause }) => !known.told.has(cause));

function allActions(
  receivable: Receivable,
  policy: CollectionPolicy,
  known: KnownCase,
): readonly PlannedAction[] {
  const { invoice, payments, credits, open, openBy, state } = receivable;
  if (includesWord(policy.voidStates, state)) return withdraw("The invoice was cancelled");
  const credited = sumMinor(credits.map(({ amount }) => amount));
  if (payments.length === 0 && credits.length > 0 && credited >= invoice.amounts.totalAmount) {
    return withdraw("The invoice was credited");
  }
  // Paid in a way that the books do not show as a payment; what we paid in for the agency is its own knowledge.
  const isPaid = includesWord(policy.paidStates, state) || (openBy === "system" && open <= 0);
  if (isPaid && payments.length === 0 && credits.length === 0) {
    return withdraw("The invoice was paid or credited at the creditor");
  }
  const later = known.dueDate !== undefined && compareDates(invoice.header.dueDate, known.dueDate) > 0;
  const moved: readonly PlannedAction[] = later
    ? [
        {
          cause: `dueDate/${invoice.header.dueDate}`,
          action: {
            code: "DUEDATE",
            comment: "The creditor moved the due date",
            dueDate: invoice.header.dueDate,
          },
        },
      ]
    : [];
  return [...moved, ...reductionActions(receivable, policy, known)];
}
