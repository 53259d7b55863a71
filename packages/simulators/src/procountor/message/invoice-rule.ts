import { currencyWords } from "../word/currency-words.ts";
import { channelWords, invoiceTypeWords } from "../word/type-words.ts";
import { unitWords } from "../word/unit-words.ts";
import {
  day,
  decimal,
  flag,
  integer,
  list,
  may,
  moment,
  must,
  object,
  scaled,
  shown,
  text,
  type ValueRule,
  word,
} from "./rule.ts";
import { addressFields, cashDiscount, country, language, referenceCodeType } from "./shared-rules.ts";

const bankAccount = object({ accountNumber: may(text()), bic: may(text()) });

const counterParty = object({
  contactPersonName: may(text(70)),
  identifier: may(text()),
  taxCode: may(text()),
  customerNumber: may(text()),
  email: may(text()),
  bccAddresses: may(list(text(256))),
  counterPartyAddress: must(object(addressFields(must(text(80))))),
  bankAccount: may(bankAccount),
  einvoiceAddress: may(object({ operator: may(text()), address: may(text()), ediId: may(text()) })),
});

const paymentInfo = object({
  paymentMethod: must(
    word([
      "BANK_TRANSFER",
      "DIRECT_PAYMENT",
      "CLEARING",
      "CREDIT_CARD_CHARGE",
      "FOREIGN_PAYMENT",
      "OTHER",
      "CASH",
      "DOMESTIC_PAYMENT_PLUSGIRO",
      "DOMESTIC_PAYMENT_BANKGIRO",
      "DOMESTIC_PAYMENT_CREDITOR",
      "NETS",
    ]),
  ),
  currency: must(word(currencyWords)),
  bankAccount: may(bankAccount),
  dueDate: must(day),
  newDueDate: shown,
  currencyRate: must({ kind: "decimal", least: 0, most: 1_000_000 }),
  paymentTermPercentage: may(decimal),
  cashDiscount: may(cashDiscount),
  bankReferenceCode: may(text()),
  bankReferenceCodeType: may(referenceCodeType),
  clearingCode: may(text(50)),
});

const invoiceRow = object({
  id: shown,
  productId: may(integer),
  product: must(text(undefined, 1)),
  productCode: may(text()),
  quantity: must(decimal),
  unit: must(word(unitWords)),
  unitPrice: must(decimal),
  discountPercent: must(decimal),
  vatPercent: must(decimal),
  vatStatus: may(integer),
  comment: may(text(512)),
  startDate: may(day),
  endDate: may(day),
  headerText: may(text(512)),
  explanationText: may(text(512)),
});

const checkers = list(object({ userId: must(integer), eventPerformed: shown }));

const shownFields = {
  id: shown,
  status: shown,
  paymentDate: shown,
  invoiceNumber: shown,
  invoiceOperatorInfo: shown,
  ledgerReceiptId: shown,
  sum: shown,
  attachments: shown,
  invoiceSumInfo: shown,
  creatorId: shown,
};

/** Body of POST and PUT /invoices, spec section 4.2. */
export const invoiceRule: ValueRule = object({
  ...shownFields,
  partnerId: may(integer),
  type: must(word(invoiceTypeWords)),
  date: must(day),
  counterParty: must(counterParty),
  billingAddress: may(object(addressFields(may(text(80))))),
  deliveryAddress: may(object(addressFields(may(text(80))))),
  paymentInfo: must(paymentInfo),
  deliveryTermsInfo: may(object({ name: may(text()), municipality: may(text()) })),
  extraInfo: must(object({ accountingByRow: must(flag), unitPricesIncludeVat: must(flag) })),
  discountPercent: must(scaled(4, { most: 100 })),
  orderReference: may(text(70)),
  invoiceRows: must(list(invoiceRow, 1)),
  vatStatus: may(integer),
  originalInvoiceNumber: may(text(40)),
  deliveryStartDate: may(day),
  deliveryEndDate: may(day),
  deliveryMethod: may(
    word(["MAILING", "ONLINE", "COURIER", "VRCARGO", "BUS", "FREIGHT", "RETRIEVABLE", "OTHER"]),
  ),
  deliveryInstructions: may(text(255)),
  invoiceChannel: must(word(channelWords)),
  penaltyPercent: may(scaled(2)),
  language: may(language),
  invoiceTemplateId: may(integer),
  additionalInformation: may(text(10_000)),
  vatCountry: may(country),
  notes: may(text(10_000)),
  factoringContractId: may(integer),
  factoringText: may(text()),
  travelInformationItems: may(
    list(
      object({
        departure: may(text(40)),
        arrival: may(text(40)),
        places: may(text(255)),
        purpose: may(text(255)),
      }),
    ),
  ),
  invoiceApprovalInformation: may(object({ acceptors: may(checkers), verifiers: may(checkers) })),
  orderNumber: may(text()),
  agreementNumber: may(text()),
  accountingCode: may(text()),
  deliverySite: may(text()),
  tenderReference: may(text()),
  buyerReferenceIdentifier: may(text(70)),
  sellerReferenceIdentifier: may(text(70)),
  version: may(moment),
  isOffer: may(flag),
});

/** Body of approve, verify and reject; may be missing altogether. */
export const checkingEventRule: ValueRule = object({ comment: may(text(100)) });

/** Body of PUT /invoices/{id}/notes. */
export const invoiceNotesRule: ValueRule = object({ notes: must(text(10_000)) });
