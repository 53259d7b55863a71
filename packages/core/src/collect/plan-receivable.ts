import { type CivilDate, compareDates } from "../value/civil-date.ts";
import { addMinor, type MinorUnits, negateMinor, sumMinor } from "../value/minor-units.ts";
import type { CollectionAction, DirectPayment, OutstandingAmounts } from "./collection-desk.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import { includesWord } from "./includes-word.ts";
import {
  type CreditNote,
  inOtherCurrency,
  inOwnCurrency,
  type Receivable,
  type ReceivedDirectly,
} from "./receivable.ts";

/** A payment that is to be told; what the case has left after it is said when it is told. */
interface PlannedPayment extends Omit<DirectPayment, keyof OutstandingAmounts> {
  /** What the books leave of the invoice after it, in minor units; below zero when too much was paid. */
  readonly leftInBooks: MinorUnits;
}

type PaymentAction = Extract<CollectionAction, { readonly code: "DIRECTPAYMENT" }>;

/** What is to be told, as far as the books know it. */
export type IntendedAction =
  | Exclude<CollectionAction, PaymentAction>
  | (Omit<PaymentAction, "payment"> & { readonly payment: PlannedPayment });

/** An action and what causes it; one cause is told once per invoice. */
export interface PlannedAction {
  readonly cause: string;
  readonly action: IntendedAction;
  /** Kept for a person, who may have it told; not sent before. */
  readonly isForPerson?: boolean;
}

/** What is known of the agency's case. */
export interface KnownCase {
  /** The due date that it was given. */
  readonly dueDate: CivilDate | undefined;
  /** Causes that it was told already. */
  readonly told: ReadonlySet<string>;
  /** Causes that were begun and are not settled: until they are, nothing else may change the balance. */
  readonly begun: ReadonlySet<string>;
}

const withdraw = (comment: string, isForPerson = false): readonly PlannedAction[] => [
  { cause: "withdraw", action: { code: "WITHDRAW", comment }, isForPerson },
];

type Reduction =
  | { readonly type: "payment"; readonly cause: string; readonly paid: ReceivedDirectly }
  | { readonly type: "credit"; readonly cause: string; readonly credit: CreditNote };

const reducedBy = (reduction: Reduction): CreditNote | ReceivedDirectly =>
  reduction.type === "payment" ? reduction.paid : reduction.credit;

/** What the agency knows comes first, its own money among it, then what was begun; the rest by its dates. */
function reductionsOf(receivable: Receivable, { told, begun }: KnownCase): readonly Reduction[] {
  const all: readonly Reduction[] = [
    ...inOwnCurrency(receivable).map(
      (paid): Reduction => ({ type: "payment", cause: `payment/${paid.vendorId}`, paid }),
    ),
    ...receivable.credits.map(
      (credit): Reduction => ({ type: "credit", cause: `credit/${credit.number}`, credit }),
    ),
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

function reductionActions(
  receivable: Receivable,
  policy: CollectionPolicy,
  known: KnownCase,
): readonly PlannedAction[] {
  const { header, amounts } = receivable.invoice;
  // What is left after a payment in another currency is not known, so it cannot be told.
  const isForPerson = inOtherCurrency(receivable).length > 0;
  let left = amounts.totalAmount;
  return reductionsOf(receivable, known).flatMap((reduction): readonly PlannedAction[] => {
    const { amount, date } = reducedBy(reduction);
    left = addMinor(left, negateMinor(amount));
    const { cause } = reduction;
    const isPayment = reduction.type === "payment";
    const isTellable = isPayment ? !reduction.paid.ours : policy.partialCredit === "directPayment";
    // The agency documents payments only; one that was taken back is for a person.
    if (!isTellable || known.told.has(cause) || amount <= 0) return [];
    const reference = isPayment ? (reduction.paid.reference ?? header.number) : reduction.credit.number;
    const payment = {
      amount,
      currency: header.currencyCode,
      paymentDate: date,
      reference,
      paymentMethod: policy.paymentMethod,
      leftInBooks: left,
    };
    const comment = isPayment ? "Payment received by the creditor" : `Credit note ${reduction.credit.number}`;
    return [{ cause, action: { code: "DIRECTPAYMENT", comment, payment }, isForPerson }];
  });
}

/** What the agency has to know about an invoice that it has, without what it was told already. */
export const planActions = (
  receivable: Receivable,
  policy: CollectionPolicy,
  known: KnownCase,
): readonly PlannedAction[] =>
  allActions(receivable, policy, known).filter(({ cause }) => !known.told.has(cause));

/** A due date that the books show later than the agency was told. */
function movedDueDate({ invoice }: Receivable, { dueDate: told }: KnownCase): readonly PlannedAction[] {
  const { dueDate } = invoice.header;
  if (told === undefined || compareDates(dueDate, told) <= 0) return [];
  const action = { code: "DUEDATE", comment: "The creditor moved the due date", dueDate } as const;
  return [{ cause: `dueDate/${dueDate}`, action }];
}

/** Whether the books say by their own word that nothing is left, though what the agency is told leaves something. */
function isRestSettled(receivable: Receivable, policy: CollectionPolicy): boolean {
  const { invoice, credits, open, openBy, state } = receivable;
  if (!includesWord(policy.paidStates, state) && (openBy !== "system" || open > 0)) return false;
  const toldCredits = policy.partialCredit === "directPayment" ? credits : [];
  return (
    sumMinor([...inOwnCurrency(receivable), ...toldCredits].map(({ amount }) => amount)) <
    invoice.amounts.totalAmount
  );
}

function allActions(
  receivable: Receivable,
  policy: CollectionPolicy,
  known: KnownCase,
): readonly PlannedAction[] {
  const { invoice, payments, credits, state } = receivable;
  if (includesWord(policy.voidStates, state)) return withdraw("The invoice was cancelled");
  const credited = sumMinor(credits.map(({ amount }) => amount));
  if (payments.length === 0 && credits.length > 0 && credited >= invoice.amounts.totalAmount) {
    return withdraw("The invoice was credited");
  }
  const reductions = reductionActions(receivable, policy, known);
  if (!isRestSettled(receivable, policy)) return [...movedDueDate(receivable, known), ...reductions];
  // Paid or written off in a way that the books do not show as a payment: the debtor owes nothing any more.
  return payments.length === 0 && credits.length === 0
    ? withdraw("The invoice was paid or credited at the creditor")
    : [...reductions, ...withdraw("The rest was settled at the creditor", policy.settledRest === "park")];
}
