import { invoiceAction, writeNotes } from "../invoice/invoice-life.ts";
import { markPaid } from "../invoice/mark-paid.ts";
import {
  deletePaymentEvent,
  invoicePaymentEvents,
  onePaymentEvent,
  paymentEventsOfInvoices,
} from "../invoice/payment-events.ts";
import {
  invoiceHistories,
  invoiceHistory,
  readInvoices,
  searchInvoices,
} from "../invoice/search-invoices.ts";
import { createInvoice, updateInvoice } from "../invoice/write-invoice.ts";
import { checkingEventRule, invoiceNotesRule, invoiceRule } from "../message/invoice-rule.ts";
import { invoicePaymentsRule, markPaidRule } from "../message/payment-rules.ts";
import { dimensionListRule, receiptRule } from "../message/receipt-rule.ts";
import { businessPartnerRule, dimensionItemRule, trackingPeriodRule } from "../message/register-rules.ts";
import type { ValueRule } from "../message/rule.ts";
import { readPayment, searchPayments } from "../payment/list-payments.ts";
import { cancelPayment, deletePayment, payInvoices } from "../payment/pay-invoices.ts";
import { receiptAction } from "../receipt/receipt-life.ts";
import { readReceipts, searchJournals, searchReceipts } from "../receipt/search-receipts.ts";
import { createReceipt, updateReceipt, writeRowDimensions } from "../receipt/write-receipt.ts";
import * as accounting from "../register/accounting-register.ts";
import * as settings from "../register/settings.ts";
import * as trade from "../register/trade-register.ts";
import type { Read, Write } from "../scene.ts";
import type { MfaResultRoute, ReadRoute, Route, RouteArea, WriteRoute } from "./route.ts";

type Body = ValueRule | WriteRoute["body"];

function get(path: string, area: RouteArea, read: Read): ReadRoute {
  return { method: "GET", path, area, kind: "read", read };
}

function send(
  method: "POST" | "PUT" | "DELETE",
  [path, area]: readonly [string, RouteArea],
  write: Write,
  body?: Body,
): WriteRoute {
  const head = { method, path, area, kind: "write", bodyOptional: false, mfa: false, write } as const;
  if (body === undefined) return head;
  return { ...head, body: typeof body === "function" ? body : () => body };
}

function confirmed(route: WriteRoute): WriteRoute {
  return { ...route, mfa: true };
}

function checking(action: "approve" | "verify" | "reject"): WriteRoute {
  const route = send(
    "PUT",
    [`invoices/{id}/${action}`, "invoices"],
    invoiceAction(action),
    checkingEventRule,
  );
  return { ...route, bodyOptional: true };
}

function poll(method: "GET" | "PUT", path: string): MfaResultRoute {
  return { method, path, area: "session", kind: "mfaResult" };
}

const invoiceRoutes: readonly Route[] = [
  get("invoices/transactions", "invoices", invoiceHistories),
  get("invoices", "invoices", searchInvoices),
  get("invoices/{id}", "invoices", readInvoices),
  get("invoices/{id}/transactions", "invoices", invoiceHistory),
  get("invoices/{id}/paymentevents", "invoices", invoicePaymentEvents),
  get("invoices/{id}/paymentevents/{id}", "invoices", onePaymentEvent),
  send("POST", ["invoices", "invoices"], createInvoice, invoiceRule),
  send("PUT", ["invoices/{id}", "invoices"], updateInvoice, invoiceRule),
  checking("approve"),
  checking("verify"),
  checking("reject"),
  send("PUT", ["invoices/{id}/send", "invoices"], invoiceAction("send")),
  send("PUT", ["invoices/{id}/sendToCirculation", "invoices"], invoiceAction("sendToCirculation")),
  send("PUT", ["invoices/{id}/unfinished", "invoices"], invoiceAction("unfinished")),
  send("PUT", ["invoices/{id}/invalidate", "invoices"], invoiceAction("invalidate")),
  send("PUT", ["invoices/{id}/notes", "invoices"], writeNotes, invoiceNotesRule),
  send("PUT", ["invoices/{id}/paymentevents/markpaid", "invoices"], markPaid, markPaidRule),
  confirmed(send("DELETE", ["invoices/{id}/paymentevents/{id}", "invoices"], deletePaymentEvent)),
];

const receiptRoutes: readonly Route[] = [
  get("ledgerreceipts", "accounting", searchReceipts),
  get("ledgerreceipts/{id}", "accounting", readReceipts),
  get("journals", "accounting", searchJournals),
  send("POST", ["ledgerreceipts", "accounting"], createReceipt, receiptRule),
  send("PUT", ["ledgerreceipts/{id}", "accounting"], updateReceipt, receiptRule),
  send("PUT", ["ledgerreceipts/{id}/approve", "accounting"], receiptAction("approve")),
  send("PUT", ["ledgerreceipts/{id}/unfinished", "accounting"], receiptAction("unfinished")),
  send("PUT", ["ledgerreceipts/{id}/invalidate", "accounting"], receiptAction("invalidate")),
  send(
    "PUT",
    ["ledgerreceipts/{id}/transactions/{id}/dimensions", "accounting"],
    writeRowDimensions,
    dimensionListRule,
  ),
];

const paymentRoutes: readonly Route[] = [
  get("payments/paymentevents", "payments", paymentEventsOfInvoices),
  get("payments", "payments", searchPayments),
  get("payments/{id}", "payments", readPayment),
  confirmed(send("POST", ["payments", "payments"], payInvoices, invoicePaymentsRule)),
  confirmed(send("PUT", ["payments/{id}/cancel", "payments"], cancelPayment)),
  confirmed(send("DELETE", ["payments/{id}", "payments"], deletePayment)),
  poll("GET", "mfatransactionresult/{id}"),
  poll("PUT", "invoices/{id}/confirm"),
  poll("PUT", "payments/{id}/confirm"),
];

const registerRoutes: readonly Route[] = [
  get("coa", "session", accounting.chartOfAccounts),
  get("dimensions", "registers", accounting.dimensions),
  get("dimensions/{id}", "registers", accounting.oneDimension),
  send("POST", ["dimensions/{id}/items", "registers"], accounting.addDimensionItem, dimensionItemRule),
  send("PUT", ["dimensions/{id}/items", "registers"], accounting.changeDimensionItem, dimensionItemRule),
  get("fiscalyears", "session", accounting.fiscalYears),
  send(
    "PUT",
    ["fiscalyears/{id}/trackingPeriods/{id}", "accounting"],
    accounting.changeTrackingPeriod,
    trackingPeriodRule,
  ),
  get("vats/default", "session", accounting.defaultVats),
  get("vats/country", "session", accounting.countryVats),
  get("vats/settings", "session", accounting.vatSettings),
  get("businesspartners", "registers", trade.searchPartners),
  get("businesspartners/{id}", "registers", trade.readPartners),
  send("POST", ["businesspartners", "registers"], trade.createPartner, businessPartnerRule),
  send("PUT", ["businesspartners/{id}", "registers"], trade.updatePartner, businessPartnerRule),
  get("products", "registers", trade.searchProducts),
  get("products/{id}", "registers", trade.readProducts),
  get("bankaccounts", "registers", trade.searchBankAccounts),
  get("bankaccounts/{id}", "registers", trade.readBankAccount),
];

const settingRoutes: readonly Route[] = [
  get("company", "session", settings.company),
  get("company/usagesettings", "session", settings.usageSettings),
  get("company/expenses/collectionpenal/settings", "session", settings.collectionSettings),
  get("company/invoicecirculation/settings", "session", settings.circulationSettings),
  get("status", "session", settings.status),
  get("sessioninfo", "session", settings.sessionInfo),
  get("users", "session", settings.currentUser),
  get("users/rights", "session", settings.userRights),
  get("users/profiles/{id}", "session", settings.userProfile),
  get("currencies", "session", settings.currencies),
  get("currencies/company", "session", settings.companyCurrency),
];

/** Every operation of the stand-in; anything else answers 404. */
export const routeTable: readonly Route[] = [
  ...invoiceRoutes,
  ...receiptRoutes,
  ...paymentRoutes,
  ...registerRoutes,
  ...settingRoutes,
];
