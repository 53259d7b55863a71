import { isDeepStrictEqual } from "node:util";
import type { JsonFields } from "../../kernel/parse-fault.ts";
import { sideOf } from "../book/vat.ts";
import { type ErrorMessage, invalid } from "../failure.ts";
import { fieldsAt, textAt, textsAt } from "../format/json.ts";
import { isFinnishEdiId, isFinnishIdentifier } from "../format/party-identifier.ts";
import { blank } from "../message/check-message.ts";
import type { Scene } from "../scene.ts";

const POSTAL = ["street", "zip", "city"];

/** What is wrong with the parties, addresses and e-invoice address for the channel. */
export function addressErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  const party = fieldsAt(body, "counterParty");
  return [
    ...channelErrors(body, party),
    ...identifierErrors(scene, body, party),
    ...mailErrors(party),
    ...deliveryErrors(scene, body),
  ];
}

function channelErrors(body: JsonFields, party: JsonFields): readonly ErrorMessage[] {
  const counter = fieldsAt(party, "counterPartyAddress");
  const billing = body["billingAddress"] === undefined ? counter : fieldsAt(body, "billingAddress");
  const missingIn = (address: JsonFields): readonly string[] =>
    POSTAL.filter((name) => textAt(address, name) === "");
  const inCounter = missingIn(counter).map((name) => blank(`counterParty.counterPartyAddress.${name}`));
  const inBilling = missingIn(billing).map((name) => blank(`billingAddress.${name}`));
  if (sideOf(textAt(body, "type")) !== "SALES") return [];
  switch (textAt(body, "invoiceChannel")) {
    case "EMAIL":
      return textAt(party, "email") === "" ? [blank("counterParty.email")] : [];
    case "MAIL":
      return inCounter.length === 0 ? [] : inBilling;
    case "ELECTRONIC_INVOICE":
      return body["billingAddress"] === undefined ? inCounter : [...inCounter, ...inBilling];
    default:
      return [];
  }
}

function identifierErrors(scene: Scene, body: JsonFields, party: JsonFields): readonly ErrorMessage[] {
  const errors: ErrorMessage[] = [];
  const country = textAt(fieldsAt(party, "counterPartyAddress"), "country");
  const finnish = country === "FINLAND" || (country === "" && scene.company.country === "FINLAND");
  const identifier = textAt(party, "identifier");
  const checked = finnish && identifier !== "" && scene.readings.businessId === "checked";
  if (checked && !isFinnishIdentifier(identifier)) {
    errors.push(invalid("ERROR_BRN_CODE", "counterParty.identifier"));
  }
  const ediId = textAt(fieldsAt(party, "einvoiceAddress"), "ediId");
  if (ediId !== "" && !finnish) errors.push(invalid("OVT_NOT_ALLOWED", "counterParty.einvoiceAddress.ediId"));
  else if (ediId !== "" && !isFinnishEdiId(ediId)) {
    errors.push(invalid("INVALID_OVT", "counterParty.einvoiceAddress.ediId"));
  }
  const bic = textAt(fieldsAt(fieldsAt(body, "paymentInfo"), "bankAccount"), "bic");
  const sales = sideOf(textAt(body, "type")) === "SALES";
  if (bic !== "" && sales && scene.readings.unsupportedFields === "refuse") {
    errors.push(invalid("BIC is not supported for sales invoices.", "paymentInfo.bankAccount.bic"));
  }
  return errors;
}

function mailErrors(party: JsonFields): readonly ErrorMessage[] {
  const errors: ErrorMessage[] = [];
  const email = textAt(party, "email");
  const copies = textsAt(party, "bccAddresses");
  const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
  if (email !== "" && !isAddress(email))
    errors.push(invalid("The email address is invalid.", "counterParty.email"));
  if (copies.length > 4) errors.push(invalid("At most 4 addresses.", "counterParty.bccAddresses"));
  copies.forEach((copy, index) => {
    if (isAddress(copy) && copy !== email) return;
    errors.push(invalid("The bcc address is invalid.", `counterParty.bccAddresses[${index}]`));
  });
  return errors;
}

function deliveryErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  const delivery = fieldsAt(body, "deliveryAddress");
  const counter = fieldsAt(fieldsAt(body, "counterParty"), "counterPartyAddress");
  const empty = Object.values(delivery).every((value) => value === "");
  // The copy that Procountor itself makes of the counterparty comes back in a PUT.
  const copied = isDeepStrictEqual(delivery, counter);
  const optional = empty || copied || scene.readings.deliveryCountry === "optional";
  return optional || delivery["country"] !== undefined ? [] : [blank("deliveryAddress.country")];
}
