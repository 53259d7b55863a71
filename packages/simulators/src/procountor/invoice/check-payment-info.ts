import type { JsonFields } from "../../kernel/parse-fault.ts";
import { type ErrorMessage, invalid } from "../failure.ts";
import { daysBetween } from "../format/calendar.ts";
import { fieldsAt, numberAt, textAt } from "../format/json.ts";
import { isCreditorReference, isFinnishReference, isIban } from "../format/reference-code.ts";
import { blank } from "../message/check-message.ts";
import type { Scene } from "../scene.ts";

const LONGEST_TERM = 999;

/** What is wrong with how an invoice is to be paid. */
export function paymentInfoErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  const payment = fieldsAt(body, "paymentInfo");
  return [
    ...termErrors(textAt(body, "date"), textAt(payment, "dueDate")),
    ...rateErrors(scene, payment),
    ...accountErrors(payment),
    ...referenceErrors(scene, payment),
  ];
}

function termErrors(date: string, dueDate: string): readonly ErrorMessage[] {
  const days = daysBetween(date, dueDate);
  if (days < 0) return [invalid("DUE_DATE_BEFORE_BILL_DATE")];
  if (days <= LONGEST_TERM) return [];
  return [invalid(`The payment term can be 0-${LONGEST_TERM} days.`, "paymentInfo.dueDate")];
}

function rateErrors(scene: Scene, payment: JsonFields): readonly ErrorMessage[] {
  const rate = numberAt(payment, "currencyRate");
  const foreign = textAt(payment, "currency") !== scene.company.currency;
  if (foreign ? rate !== 0 : rate === 1) return [];
  return [invalid("The currency rate does not suit the currency.", "paymentInfo.currencyRate")];
}

function accountErrors(payment: JsonFields): readonly ErrorMessage[] {
  const number = textAt(fieldsAt(payment, "bankAccount"), "accountNumber");
  if (number === "") {
    return textAt(payment, "paymentMethod") === "BANK_TRANSFER"
      ? [blank("paymentInfo.bankAccount.accountNumber")]
      : [];
  }
  if (isIban(number)) return [];
  return [invalid("The bank account is not a valid IBAN.", "paymentInfo.bankAccount.accountNumber")];
}

function referenceErrors(scene: Scene, payment: JsonFields): readonly ErrorMessage[] {
  const type = textAt(payment, "bankReferenceCodeType");
  const finnish = scene.company.country === "FINLAND";
  if (finnish && !["", "FI", "RF"].includes(type)) {
    return [invalid("The reference code type is not allowed.", "paymentInfo.bankReferenceCodeType")];
  }
  const code = textAt(payment, "bankReferenceCode");
  if (code === "" || !finnish) return [];
  const isRight = code.startsWith("RF") ? isCreditorReference(code) : isFinnishReference(code);
  const fitsType = type === "" || (type === "RF") === code.startsWith("RF");
  return isRight && fitsType
    ? []
    : [invalid("The reference code is invalid.", "paymentInfo.bankReferenceCode")];
}
