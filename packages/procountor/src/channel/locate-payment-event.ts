import { formatAmount, type Problem, type ResolvedStep, type Sighting } from "@confirma-connect/core";
import { amountOf } from "../map/payment-event-to-payment.ts";
import type { Readings } from "../map/readings.ts";
import { PaymentEvent } from "../wire/answer/payment-event.ts";
import { pageSize } from "../wire/page-size.ts";
import { difference, found, identified, type LookUp, onlyOne, unclear } from "./look-up.ts";

type Values = ResolvedStep["identity"]["values"];

/**
 * Looks for a payment event of its invoice by our key in its description. An equal event without the key may
 * be ours with a description that was cut or lost: then nobody can tell.
 */
export async function locatePaymentEvent(
  step: ResolvedStep,
  lookUp: LookUp,
  by: Readings["paymentKey"],
): Promise<Sighting> {
  const { key, values } = step.identity;
  const invoice = step.identifiers[values["invoice"] ?? "invoice"] ?? "";
  const resource = `invoices/${invoice}/paymentevents?orderById=ASC&size=${pageSize}`;
  const looked = await lookUp.readAll(resource, PaymentEvent);
  if (looked.type === "unclear") return looked;
  const equal = looked.found.filter((event) => compare(event, values).length === 0);
  if (by === "content") return judgeByContent(equal, lookUp);
  const one = onlyOne(
    looked.found.filter(({ description }) => description?.includes(key) === true),
    "payment events with our key",
  );
  if (one.type === "unclear") return one;
  if (one.type === "one") return found(one.entry.id, compare(one.entry, values));
  if (equal.some((event) => mayBeOurs(event, values))) {
    return unclear("an equal payment event lacks our key: its description may have been cut or left out");
  }
  return lookUp.absent();
}

/** Without a key, equal content may be ours or another's of the same day: it identifies and proves no more. */
function judgeByContent(equal: readonly PaymentEvent[], lookUp: LookUp): Sighting {
  const one = onlyOne(equal, "payment events of this date and amount");
  if (one.type === "unclear") return one;
  return one.type === "one" ? identified(one.entry.id) : lookUp.absent();
}

/** A description that was left out, or cut before our key. */
const mayBeOurs = ({ description }: PaymentEvent, values: Values): boolean =>
  description === undefined || (values["description"] ?? "").startsWith(description);

function compare(event: PaymentEvent, values: Values): readonly Problem[] {
  const { amount, currency } = amountOf(event);
  const stored = amount === undefined ? "unreadable" : formatAmount(amount, ".");
  return [
    ...(event.paymentDate === values["date"]
      ? []
      : [difference("the payment date in the books is not the one that was sent")]),
    ...(stored === values["amount"]
      ? []
      : [difference(`the amount in the books is ${stored}, not ${values["amount"] ?? ""}`)]),
    ...(currency === undefined || currency === values["currency"]
      ? []
      : [difference("the currency in the books is not the one that was sent")]),
  ];
}
