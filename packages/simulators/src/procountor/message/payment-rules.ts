import { currencyWords } from "../word/currency-words.ts";
import { day, integer, list, may, moment, must, object, text, type ValueRule, word } from "./rule.ts";
import { addressFields, referenceCodeType } from "./shared-rules.ts";

/** Body of PUT …/paymentevents/markpaid. */
export const markPaidRule: ValueRule = object({
  paymentDate: must(day),
  amount: must({ kind: "decimal", scale: 2 }),
  currency: must(word(currencyWords)),
  description: may(text(140)),
  paymentMethodType: may(
    word([
      "ADJUSTMENT",
      "BANK_STATEMENT",
      "CASH",
      "CHARGE_CARD",
      "CORRECTION",
      "CREDIT_LOSS",
      "CREDIT_NOTE",
      "EXTERNAL_BANK_TRANSFER",
      "SET_OFF",
    ]),
  ),
});

const nameAndAddress = object(addressFields(may(text(80))));

/** Body of POST /payments (`InvoicePaymentList`). */
export const invoicePaymentsRule: ValueRule = object({
  payments: must(
    list(
      object({
        amount: must({ kind: "decimal", least: 0, scale: 2 }),
        bankReferenceCode: may(text(40)),
        bankReferenceCodeType: may(referenceCodeType),
        message: may(text(140)),
        recipientBankAccount: must(text(80)),
        recipientBicCode: may(text(80)),
        paymentMethod: must(
          word([
            "DENMARK_DOMESTIC_PAYMENT",
            "DENMARK_DOMESTIC_PAYMENT_CREDITOR",
            "DENMARK_FOREIGN_PAYMENT",
            "FINNISH_BANK_TRANSFER",
            "FINNISH_EXPRESS_PAYMENT",
            "FINNISH_FOREIGN_PAYMENT",
            "NORWEGIAN_DOMESTIC_PAYMENT",
            "NORWEGIAN_FOREIGN_PAYMENT",
            "SWEDISH_DOMESTIC_PAYMENT",
            "SWEDISH_DOMESTIC_PAYMENT_BANKGIRO",
            "SWEDISH_DOMESTIC_PAYMENT_PLUSGIRO",
            "SWEDISH_FOREIGN_PAYMENT",
          ]),
        ),
        payerBankAccount: may(text()),
        paymentDate: must(day),
        receiverBankClearingCode: may(text()),
        recipientNameAndAddress: must(object(addressFields(must(text(80))))),
        receiverBankNameAndAddress: may(nameAndAddress),
        intermediaryBankNameAndAddress: may(nameAndAddress),
        intermediaryBankBic: may(text()),
        serviceCharge: may(word(["BOTH_PAY_OWN_FEES", "PAYER_PAY_BOTH_FEES"])),
        invoiceId: must(integer),
        invoiceVersion: must(moment),
      }),
      1,
    ),
  ),
});
