import {
  type BuyerParty,
  type FindingList,
  type Invoice,
  problem,
  type RenderContext,
} from "@confirma-connect/core";
import { customerLengths, customerRequest } from "../wire/request/customer.ts";
import type { SalesInvoice } from "../wire/request/sales-invoice.ts";
import { codeText } from "./code-text.ts";
import type { DraftStep } from "./draft.ts";
import { listResource } from "./list-resource.ts";

const base = "/parties/buyerParty";

/** The buyer with every text checked. Personal data: it appears in request bodies only. */
interface CheckedBuyer {
  readonly code: string;
  readonly businessId: string | undefined;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly street: string | undefined;
  readonly moreStreet: string | undefined;
  readonly postalCode: string | undefined;
  readonly city: string | undefined;
  readonly country: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/** The customer step and the buyer's lines of the invoice. */
export interface InvoiceCustomer {
  readonly step: () => DraftStep;
  readonly invoiceFields: Pick<
    SalesInvoice,
    | "invoicingcustomername"
    | "invoicingcustomeraddressline"
    | "invoicingcustomeradditionaladdressline"
    | "invoicingcustomerpostnumber"
    | "invoicingcustomertown"
    | "invoicingcustomercountrycode"
  >;
}

/** Translates the buyer: an entry of the customer register, looked up before it is created. */
export function invoiceCustomer(
  invoice: Invoice,
  context: RenderContext,
  findings: FindingList,
): InvoiceCustomer {
  const { customers } = context.plan.invoices;
  const buyer = checkBuyer(
    invoice.parties.buyerParty,
    codeOf(invoice.parties.buyerParty, context, findings),
    findings,
  );
  return {
    step: () => customerStep(buyer, customers),
    invoiceFields: {
      invoicingcustomername: buyer.name,
      invoicingcustomeraddressline: buyer.street,
      invoicingcustomeradditionaladdressline: buyer.moreStreet,
      invoicingcustomerpostnumber: buyer.postalCode,
      invoicingcustomertown: buyer.city,
      invoicingcustomercountrycode: countryOf(buyer),
    },
  };
}

/** Code by the plan's field, else the business id, else one derived from the document (never found again by others). */
function codeOf(buyer: BuyerParty, { plan, keyOf }: RenderContext, findings: FindingList): string {
  const { customerCode, customers } = plan.invoices;
  const code = buyer[customerCode] ?? buyer.businessId;
  const pointer = `${base}/${buyer[customerCode] === undefined ? "businessId" : customerCode}`;
  if (code !== undefined) return codeText(code, pointer, { findings, longest: customerLengths.code });
  const place = `${base}/${customerCode}`;
  const message = "the buyer has neither a customer code nor a business id";
  if (customers === "find") findings.add([problem("ACC_MAPPING_CUSTOMER", { pointer: place, message })]);
  else
    findings.warn(
      "ACC_DOCUMENT_FIELD_MISSING",
      place,
      `${message}; a customer is created for this invoice alone`,
    );
  return keyOf("customer");
}

function checkBuyer(buyer: BuyerParty, code: string, findings: FindingList): CheckedBuyer {
  const { address, contact } = buyer;
  const place = `${base}/address`;
  const more = [address?.street2, address?.street3].filter((line) => line !== undefined).join(", ");
  const { address: line, name, postalCode, businessId } = customerLengths;
  return {
    code,
    businessId: findings.optionalText(buyer.businessId, `${base}/businessId`, businessId),
    name: findings.text(buyer.name, `${base}/name`, name),
    isPrivate: buyer.businessId === undefined && buyer.entityType?.toUpperCase() !== "BUSINESS",
    street: findings.optionalText(address?.street, `${place}/street`, line),
    moreStreet: findings.optionalText(more === "" ? undefined : more, `${place}/street2`, line),
    postalCode: findings.optionalText(address?.postalCode, `${place}/postalCode`, postalCode),
    city: findings.optionalText(address?.postalDistrict, `${place}/postalDistrict`, line),
    country: checkCountry(address?.countryCode, `${place}/countryCode`, findings),
    phone: findings.optionalText(contact?.phone, `${base}/contact/phone`),
    email: findings.optionalText(contact?.email, `${base}/contact/email`),
  };
}

function checkCountry(code: string | undefined, pointer: string, findings: FindingList): string | undefined {
  const word = code?.toUpperCase();
  if (word === undefined || /^[A-Z]{2}$/u.test(word)) return word;
  findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, "a country code has two letters (ISO 3166)");
  return undefined;
}

const countryOf = ({ country }: CheckedBuyer) =>
  country === undefined ? undefined : ({ "@type": "ISO-3166", "#": country } as const);

function customerStep(buyer: CheckedBuyer, customers: "create" | "find"): DraftStep {
  const common = {
    name: "customer",
    title:
      customers === "create" ? "Customer of the invoice, created when absent" : "Customer of the invoice",
    identity: { type: "customer", key: buyer.code, values: {} },
    uses: [],
    postings: [],
  } as const;
  if (customers === "find") {
    return {
      ...common,
      action: "find",
      resource: listResource("customerlist.nv", "customercodelist", buyer.code),
    };
  }
  const body = customerRequest({
    customerbaseinformation: {
      internalidentifier: buyer.code,
      externalidentifier: buyer.businessId,
      name: buyer.name,
      streetaddress: buyer.street,
      additionaladdressline: buyer.moreStreet,
      city: buyer.city,
      postnumber: buyer.postalCode,
      country: countryOf(buyer),
      phonenumber: buyer.phone,
      email: buyer.email,
      isactive: "1",
      isprivatecustomer: buyer.isPrivate ? "1" : "0",
    },
  });
  return { ...common, action: "ensure", resource: "customer.nv?method=add", body };
}
