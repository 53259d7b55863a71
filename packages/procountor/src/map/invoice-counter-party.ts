import type { Address, FindingList, Invoice } from "@confirma-connect/core";
import { countryName } from "../wire/request/country-name.ts";
import type { AddressRequest, CounterPartyRequest, InvoiceRequest } from "../wire/request/invoice.ts";
import { textLength } from "../wire/request/text-length.ts";

const base = "/parties/buyerParty";

/** The buyer and the invoice's recipient in Procountor's words. The personal identity number is never sent. */
export function counterPartyOf(
  { parties }: Invoice,
  findings: FindingList,
): Pick<InvoiceRequest, "counterParty" | "billingAddress"> {
  const { buyerParty: buyer, invoiceRecipientParty: recipient } = parties;
  const counterParty: CounterPartyRequest = {
    contactPersonName: findings.optionalText(
      buyer.contact?.contactPerson?.name,
      `${base}/contact/contactPerson/name`,
      textLength.contactPerson,
    ),
    identifier: findings.optionalText(buyer.businessId, `${base}/businessId`),
    taxCode: findings.optionalText(buyer.vatCode, `${base}/vatCode`),
    customerNumber: findings.optionalText(buyer.customerAccountId, `${base}/customerAccountId`),
    email: findings.optionalText(buyer.contact?.email, `${base}/contact/email`),
    counterPartyAddress: addressOf(buyer.name, buyer.address, base, findings),
    ...electronicAddress(parties.buyerParty, findings),
  };
  if (recipient === undefined || recipient === null) return { counterParty };
  const place = "/parties/invoiceRecipientParty";
  return {
    counterParty,
    billingAddress: addressOf(recipient.name ?? buyer.name, recipient.address, place, findings),
  };
}

function electronicAddress(
  buyer: Invoice["parties"]["buyerParty"],
  findings: FindingList,
): Pick<CounterPartyRequest, "einvoiceAddress"> {
  const address = findings.optionalText(buyer.electronicInvoiceAccount, `${base}/electronicInvoiceAccount`);
  const operator = findings.optionalText(buyer.electronicRoutingAddress, `${base}/electronicRoutingAddress`);
  if (address === undefined && operator === undefined) return {};
  return { einvoiceAddress: { operator, address } };
}

function addressOf(
  name: string,
  address: Address | null | undefined,
  place: string,
  findings: FindingList,
): AddressRequest {
  const below = `${place}/address`;
  const more = [address?.street2, address?.street3].filter((line) => line !== undefined).join(", ");
  return {
    name: findings.text(name, `${place}/name`, textLength.partyName),
    specifier: findings.optionalText(more === "" ? undefined : more, `${below}/street2`, textLength.street),
    street: findings.optionalText(address?.street, `${below}/street`, textLength.street),
    zip: findings.optionalText(address?.postalCode, `${below}/postalCode`, textLength.zip),
    city: findings.optionalText(address?.postalDistrict, `${below}/postalDistrict`, textLength.city),
    country: countryOf(address?.countryCode, `${below}/countryCode`, findings),
  };
}

/** Procountor wants its own English names, not ISO codes (specs 3, seen). */
function countryOf(code: string | undefined, pointer: string, findings: FindingList): string | undefined {
  if (code === undefined) return undefined;
  const name = countryName(code);
  if (name === undefined) {
    const message = "Procountor has no country with this code (ISO 3166-1, two letters)";
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, message);
  }
  return name;
}
