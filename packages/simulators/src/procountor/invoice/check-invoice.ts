import type { JsonFields } from "../../kernel/parse-fault.ts";
import { closedPeriod } from "../book/period.ts";
import { isEnabledStatus, sideOf, vatErrors } from "../book/vat.ts";
import { type ErrorMessage, invalid } from "../failure.ts";
import { fieldsAt, listAt, numberAt, sureNumberAt, textAt } from "../format/json.ts";
import { blank } from "../message/check-message.ts";
import type { Scene } from "../scene.ts";
import { writableInvoiceTypes } from "../word/type-words.ts";
import { addressErrors } from "./check-address.ts";
import { paymentInfoErrors } from "./check-payment-info.ts";

/** Everything that is wrong with an invoice whose form is right. */
export function invoiceErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  return [
    ...typeErrors(scene, body),
    ...closedPeriod(scene, textAt(body, "date")),
    ...paymentInfoErrors(scene, body),
    ...addressErrors(scene, body),
    ...vatStatusErrors(scene, body),
    ...listAt(body, "invoiceRows").flatMap((row, index) => rowErrors(scene, body, row, index)),
    ...registerErrors(scene, body),
  ];
}

/** Whether a type is a sales document. */
export function isSales(body: JsonFields): boolean {
  return sideOf(textAt(body, "type")) === "SALES";
}

function typeErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  const type = textAt(body, "type");
  if (!writableInvoiceTypes.some((known) => known === type))
    return [invalid(`Type ${type} is not supported.`, "type")];
  const errors: ErrorMessage[] = [];
  const channel = textAt(body, "invoiceChannel");
  if (channel === "EDIFACT" || channel === "PAPER_INVOICE") {
    errors.push(invalid(`Value of the 'invoiceChannel' field is invalid: ${channel}`));
  }
  if (isSales(body) && textAt(body, "language") === "") errors.push(blank("language"));
  if (isSales(body) && textAt(body, "deliveryMethod") === "OTHER") {
    errors.push(invalid("Value of the 'deliveryMethod' field is invalid: OTHER"));
  }
  if (body["isOffer"] === true && type !== "SALES_ORDER" && scene.readings.unsupportedFields === "refuse") {
    errors.push(invalid("Only a sales order can be an offer.", "isOffer"));
  }
  const [start, end] = [textAt(body, "deliveryStartDate"), textAt(body, "deliveryEndDate")];
  if (start !== "" && end !== "" && end < start) errors.push(invalid("Delivery ends before it starts."));
  return errors;
}

function vatStatusErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  const status = numberAt(body, "vatStatus");
  const type = textAt(body, "type");
  if (status === undefined) {
    return type === "TRAVEL_INVOICE" || type === "BILL_OF_CHARGES" ? [] : [blank("vatStatus")];
  }
  if (isEnabledStatus(scene.company, status, sideOf(type))) return [];
  return [invalid("ERROR_VATSTATUS_VATPERC", "vatStatus")];
}

function rowErrors(scene: Scene, body: JsonFields, row: JsonFields, index: number): readonly ErrorMessage[] {
  const path = `invoiceRows[${index}]`;
  const pair = {
    percent: sureNumberAt(row, "vatPercent"),
    status: numberAt(row, "vatStatus") ?? numberAt(body, "vatStatus"),
    side: sideOf(textAt(body, "type")),
  };
  const productId = numberAt(row, "productId");
  const known = productId === undefined || scene.company.products.some(({ id }) => id === productId);
  return [
    ...vatErrors(scene.company, pair, path),
    ...(known ? [] : [invalid("The product does not exist.", `${path}.productId`)]),
  ];
}

function registerErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  const errors: ErrorMessage[] = [];
  const partnerId = numberAt(body, "partnerId");
  const partner = scene.book.partners.find(({ id }) => id === partnerId);
  if (partnerId !== undefined && partner === undefined) {
    errors.push(invalid("The business partner does not exist.", "partnerId"));
  }
  const wanted = isSales(body) ? "CUSTOMER" : "SUPPLIER";
  const travels = ["TRAVEL_INVOICE", "BILL_OF_CHARGES"].includes(textAt(body, "type"));
  if (partner !== undefined && partner.type !== (travels ? "PERSON" : wanted)) {
    errors.push(invalid("The business partner is of another type.", "partnerId"));
  }
  const approval = fieldsAt(body, "invoiceApprovalInformation");
  for (const kind of ["acceptors", "verifiers"]) {
    const unknown = listAt(approval, kind).findIndex(
      (one) => !scene.company.users.some(({ id }) => id === one["userId"]),
    );
    if (unknown >= 0) {
      errors.push(
        invalid("The user does not exist.", `invoiceApprovalInformation.${kind}[${unknown}].userId`),
      );
    }
  }
  return errors;
}
