import { type CivilDate, compareDates, daysBetween } from "../value/civil-date.ts";
import { addMinor, type MinorUnits, minorUnits, negateMinor, sumMinor } from "../value/money.ts";
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

/** What the agency last said about interest and costs of a case. */
export interface CaseBalance {
  readonly interest: MinorUnits;
  readonly costs: MinorUnits;
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
  | { readonly type: "payment"; readonly id: string; readonly paid: ReceivedDirectly }
  | { readonly type: "credit"; readonly id: string; readonly credit: CreditNote };

const reducedBy = (reduction: Reduction): CreditNote | ReceivedDirectly =>
  reduction.type === "payment" ? reduction.paid : reduction.credit;

/** Payments and credit notes in the order of their dates. */
function reductionsOf({ payments, credits }: Receivable): readonly Reduction[] {
  const all: readonly Reduction[] = [
    ...payments.map((paid): Reduction => ({ type: "payment", id: paid.vendorId, paid })),
    ...credits.map((credit): Reduction => ({ type: "credit", id: credit.number, credit })),
  ];
  return all.toSorted(
    (one, other) => compareDates(reducedBy(one).date, reducedBy(other).date) || (one.id < other.id ? -1 : 1),
  );
}

const zero = minorUnits(0);

const notBelowZero = (amount: MinorUnits): MinorUnits => (amount < 0 ? zero : amount);

function reductionActions(
  receivable: Receivable,
  policy: CollectionPolicy,
  balance: CaseBalance,
): readonly PlannedAction[] {
  const { header, amounts } = receivable.invoice;
  let left = amounts.totalAmount;
  return reductionsOf(receivable).flatMap((reduction): readonly PlannedAction[] => {
    const { amount, date } = reducedBy(reduction);
    left = addMinor(left, negateMinor(amount));
    const told =
      reduction.type === "payment" ? !reduction.paid.ours : policy.partialCredit === "directPayment";
    // The agency documents payments only; one that was taken back is for a person.
    if (!told || amount <= 0) return [];
    const isPayment = reduction.type === "payment";
    const reference = isPayment ? (reduction.paid.reference ?? header.number) : reduction.id;
    const payment = {
      amount,
      currency: header.currencyCode,
      paymentDate: date,
      reference,
      paymentMethod: policy.paymentMethod,
      outstandingCapital: notBelowZero(left),
      outstandingInterest: balance.interest,
      outstandingCosts: balance.costs,
    };
    const comment = isPayment ? "Payment received by the creditor" : `Credit note ${reduction.id}`;
    const cause = `${reduction.type}/${reduction.id}`;
    return [{ cause, action: { code: "DIRECTPAYMENT", comment, payment } }];
  });
}

/** What the agency has to know about an invoice that it has; `dueDate` is the one that it was given. */
export function planActions(
  receivable: Receivable,
  policy: CollectionPolicy,
  balance: CaseBalance,
  dueDate: CivilDate | undefined,
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
  const later = dueDate !== undefined && compareDates(invoice.header.dueDate, dueDate) > 0;
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
  return [...moved, ...reductionActions(receivable, policy, balance)];
}
