import { checkMessage } from "./message/check-message.ts";
import { customerRule } from "./message/customer-rule.ts";
import { matchCreditNoteRule, salesPaymentRule } from "./message/payment-rule.ts";
import { productRule } from "./message/product-rule.ts";
import type { ElementRule } from "./message/rule.ts";
import { salesInvoiceRule } from "./message/sales-invoice-rule.ts";
import { invalidateRule, voucherEditRule, voucherRule } from "./message/voucher-rule.ts";
import { getSalesInvoice } from "./resource/get-sales-invoice.ts";
import { deleteSalesInvoice, matchCreditNote, updateStatus } from "./resource/invoice-status.ts";
import {
  accountingPeriodList,
  accountList,
  bankAccounts,
  dimensionList,
  paymentTermList,
  voucherTypeList,
} from "./resource/list-registers.ts";
import { customerList, getCustomer } from "./resource/read-customer.ts";
import { accountingLedger, deletedVouchers } from "./resource/read-ledger.ts";
import { getProduct, productList } from "./resource/read-product.ts";
import { salesInvoiceList } from "./resource/sales-invoice-list.ts";
import { deletedSalesPayments, salesPaymentList } from "./resource/sales-payment-list.ts";
import { writeCustomer } from "./resource/write-customer.ts";
import { writeProduct } from "./resource/write-product.ts";
import { writeSalesInvoice } from "./resource/write-sales-invoice.ts";
import { createPayment, deletePayment } from "./resource/write-sales-payment.ts";
import { createVoucher, editVoucher, invalidateVouchers } from "./resource/write-voucher.ts";
import type { ReadResource, Resource, WriteResource } from "./scene.ts";

function read(answer: ReadResource["answer"]): ReadResource {
  return { kind: "read", answer };
}

function post(rule: ElementRule, apply: WriteResource["apply"]): WriteResource {
  return {
    kind: "write",
    method: "POST",
    hasBody: true,
    apply: (scene, message) => {
      checkMessage(message, rule, { pointAllowed: scene.readings.decimalSeparator === "commaOrPoint" });
      return apply(scene, message);
    },
  };
}

function bare(method: "GET" | "POST", apply: WriteResource["apply"]): WriteResource {
  return { kind: "write", method, hasBody: false, apply };
}

/** Every resource of the stand-in, by lower-case name without `.nv`; any other name answers 404. */
export const resourceTable: ReadonlyMap<string, Resource> = new Map<string, Resource>([
  ["accounting", post(voucherRule, createVoucher)],
  ["accountingedit", post(voucherEditRule, editVoucher)],
  ["invalidatevouchers", post(invalidateRule, invalidateVouchers)],
  ["accountingledger", read(accountingLedger)],
  ["deletedvouchers", read(deletedVouchers)],
  ["salesinvoice", post(salesInvoiceRule, writeSalesInvoice)],
  ["salesinvoicelist", read(salesInvoiceList)],
  ["getsalesinvoice", read(getSalesInvoice("invoice"))],
  ["getorder", read(getSalesInvoice("order"))],
  ["updatesalesinvoicestatus", bare("POST", updateStatus)],
  ["deletesalesinvoice", bare("GET", deleteSalesInvoice)],
  ["matchcreditnote", post(matchCreditNoteRule, matchCreditNote)],
  ["salespayment", post(salesPaymentRule, createPayment)],
  ["salespaymentlist", read(salesPaymentList)],
  ["deletesalespayment", bare("GET", deletePayment)],
  ["deletedsalespayments", read(deletedSalesPayments)],
  ["customer", post(customerRule, writeCustomer)],
  ["customerlist", read(customerList)],
  ["getcustomer", read(getCustomer)],
  ["product", post(productRule, writeProduct)],
  ["productlist", read(productList)],
  ["getproduct", read(getProduct)],
  ["accountlist", read(accountList)],
  ["vouchertypelist", read(voucherTypeList)],
  ["dimensionlist", read(dimensionList)],
  ["accountingperiodlist", read(accountingPeriodList)],
  ["paymenttermlist", read(paymentTermList)],
  ["getbankaccounts", read(bankAccounts)],
]);
