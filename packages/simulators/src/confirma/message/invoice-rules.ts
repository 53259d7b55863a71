import {
  amount,
  anyText,
  country,
  currency,
  day,
  email,
  flag,
  language,
  list,
  object,
  oneOf,
  open,
  optional,
  type Rule,
  text,
  whole,
} from "./rule.ts";

const maybe = optional(anyText);

const address = object({
  street: maybe,
  street2: maybe,
  street3: maybe,
  postalCode: maybe,
  postalDistrict: maybe,
  countryCode: optional(country),
  countryName: maybe,
});

const contact = object({
  contactPerson: optional(object({ name: maybe, email: optional(email) })),
  email: optional(email),
  phone: maybe,
});

const sellerParty = object({
  businessId: text(),
  name: text(),
  vatCode: maybe,
  address: optional(address),
  contact: optional(contact),
  paymentDetails: optional(object({ iban: maybe, bic: maybe, bankgiro: maybe, postgiro: maybe })),
});

const buyerParty = object({
  entityType: text(),
  name: text(),
  customerAccountId: maybe,
  personalIdentityNumber: maybe,
  businessId: maybe,
  vatCode: maybe,
  electronicInvoiceAccount: maybe,
  electronicRoutingAddress: maybe,
  glnNumber: maybe,
  languageCode: optional(language),
  disableCollection: optional(flag),
  address: optional(address),
  contact: optional(contact),
});

const recipientParty = object({
  name: maybe,
  businessId: maybe,
  vatCode: maybe,
  electronicInvoiceAccount: maybe,
  electronicRoutingAddress: maybe,
  glnNumber: maybe,
  email: optional(email),
  languageCode: optional(language),
  address: optional(address),
});

/** Body of `POST /invoice`. What comes after the parties is not public: further members of `invoice` are let through. */
export const salesInvoiceRule: Rule = object({
  processing: object({
    paymentControlEnabled: flag,
    manualApprovalEnabled: flag,
    accountingInvoiceEnabled: flag,
    showProductCodeEnabled: optional(flag),
  }),
  distribution: object({ method: text(), enabled: flag }),
  invoice: object(
    {
      header: object({
        number: whole,
        type: optional(text()),
        date: day,
        dueDate: day,
        description: maybe,
        additionalInformation: maybe,
        currencyCode: currency,
        languageCode: language,
      }),
      references: optional(
        object({
          sales: maybe,
          buyer: maybe,
          agreement: maybe,
          payment: maybe,
          orderNumber: maybe,
          orderDate: optional(day),
          electronicPaymentCode: maybe,
          creditedInvoiceNumber: optional(whole),
          invoiceCopyUrl: maybe,
        }),
      ),
      parties: object({ sellerParty, buyerParty, invoiceRecipientParty: optional(recipientParty) }, true),
    },
    true,
  ),
});

const target = { invoiceNumber: optional(whole), caseId: optional(whole) };

/** `data` of every action by its code (seen, complete example). */
export const actionData: Readonly<Record<string, Rule>> = {
  COMMENT: object(target),
  WITHDRAW: object(target),
  DUEDATE: object({ ...target, dueDate: day }),
  PAYMENTPLAN: object(target),
  OBJECTION: object(target),
  PAUSE: object(target),
  DIRECTPAYMENT: object({
    ...target,
    paymentMethod: text(),
    amount,
    currency,
    paymentDate: day,
    reference: anyText,
    outstandingCapitalAmount: amount,
    outstandingInterestAmount: amount,
    outstandingCostsAmount: amount,
  }),
};

/** Body of `POST /invoice/action`; `data` is checked by its code. */
export const actionsRule: Rule = object({
  actions: list(object({ code: oneOf(...Object.keys(actionData)), comment: anyText, data: open }), 1),
});

/** Body of `POST /client`; the shape of `contacts` is not public. */
export const newClientRule: Rule = object({
  service: object({ type: oneOf("LIFECYCLE", "INTERMEDIATION", "COOP"), partnerCode: maybe }),
  client: object({
    name: text(),
    businessCode: text(),
    vatRegNbr: maybe,
    postalAddress: maybe,
    postalCode: maybe,
    postalDistrict: maybe,
    countryCode: optional(country),
    telephone: anyText,
    email: optional(email),
    website: anyText,
    languageCode: optional(language),
  }),
  contacts: optional(open),
});
