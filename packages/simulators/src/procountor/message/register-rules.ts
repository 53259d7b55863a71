import { currencyWords } from "../word/currency-words.ts";
import { channelWords } from "../word/type-words.ts";
import {
  decimal,
  flag,
  integer,
  list,
  may,
  moment,
  must,
  object,
  shown,
  text,
  type ValueRule,
  word,
} from "./rule.ts";
import { addressFields, cashDiscount, language } from "./shared-rules.ts";

const address = object(addressFields(may(text(80))));

const paymentInfo = object({
  factoringContractId: may(integer),
  paymentMethod: must(
    word([
      "BANK_TRANSFER",
      "DIRECT_DEBIT",
      "DIRECT_PAYMENT",
      "CLEARING",
      "CREDIT_CARD_CHARGE",
      "FOREIGN_PAYMENT",
      "OTHER",
      "CASH",
      "DOMESTIC_PAYMENT_PLUSGIRO",
      "DOMESTIC_PAYMENT_BANKGIRO",
      "DOMESTIC_PAYMENT_CREDITOR",
      "DKLMPKRE",
      "NETS",
    ]),
  ),
  bankAccount: may(text()),
  paymentTermDays: may(text()),
  paymentTermPercentage: may(decimal),
  penalInterestRate: may(decimal),
  discountPercentage: may(decimal),
  cashDiscount: may(cashDiscount),
  currency: may(word(currencyWords)),
  deliveryMethod: may(text()),
  clearingCode: may(text()),
  bic: may(text()),
  customerAccountNumber: may(text()),
});

const invoicingTexts = [
  "customerNumber",
  "identifier",
  "identifierType",
  "ovt",
  "contactPerson",
  "email",
  "orderReference",
  "sellerReferenceIdentifier",
  "buyerReferenceIdentifier",
  "orderNumber",
  "agreementNumber",
  "accountingCode",
  "deliverySite",
  "tenderReference",
  "einvoiceAddress",
  "einvoiceOperator",
];

const invoicingInfo = object({
  ...Object.fromEntries(invoicingTexts.map((name) => [name, may(text())])),
  invoiceChannel: may(word(channelWords)),
  language: may(language),
  bccAddresses: may(list(text(256))),
  denyEinvoiceReminders: may(flag),
});

const anything: ValueRule = { kind: "anything" };

/** Body of POST and PUT /businesspartners; parts this stand-in does not use are kept as sent. */
export const businessPartnerRule: ValueRule = object({
  id: shown,
  name: must(text(80, 1)),
  type: must(word(["CUSTOMER", "SUPPLIER", "PERSON"])),
  address: may(address),
  billingAddress: may(address),
  deliveryAddress: may(address),
  invoicingInfo: may(invoicingInfo),
  attachments: shown,
  contactPersons: may(anything),
  additionalInfo: may(anything),
  paymentInfo: must(paymentInfo),
  registryInfo: may(anything),
  version: may(moment),
});

/** Body of POST and PUT /dimensions/{id}/items; `status` is `P` for inactive. */
export const dimensionItemRule: ValueRule = object({
  id: may(integer),
  codeName: must(text(undefined, 1)),
  status: may(text(1)),
  description: may(text()),
});

/** Body of PUT /fiscalyears/{id}/trackingPeriods/{id}. */
export const trackingPeriodRule: ValueRule = object({
  id: may(integer),
  startDate: shown,
  endDate: shown,
  modified: shown,
  status: must(word(["CLOSED", "OPEN", "PENDING"])),
});
