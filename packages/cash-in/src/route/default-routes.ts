import type { CashInKeyKind } from "../auth/cash-in-key.ts";
import { type CashInRoute, creditorRoute, partnerRoute, same } from "./cash-in-route.ts";

const get = creditorRoute({ method: "GET" });
const post = creditorRoute({ method: "POST" });
const put = creditorRoute({ method: "PUT" });
const remove = creditorRoute({ method: "DELETE" });

/**
 * Every endpoint of the menu. Only `allocatedPayments` is published with path and names; `salesInvoices` has an
 * inferred path. All others are known by title and verb: they can be called once the configuration names a path.
 * Verbs of products, customers, actions and partner services are partly inferred.
 */
export const defaultCashInRoutes = {
  allocatedPayments: creditorRoute({
    method: "GET",
    path: "/allocated-payment-transactions",
    mark: "seen",
    query: same(
      "invoiceNumber",
      "caseId",
      "agency",
      "paymentDateFrom",
      "paymentDateTo",
      "accountingDateFrom",
      "accountingDateTo",
      "currency",
      "hasAllocatedBreakdown",
      "page",
      "pageSize",
      "sortBy",
      "sortOrder",
    ),
  }),
  validateToken: get,
  renewToken: get,
  createCollectionCases: post,
  updateCollectionReceivables: post,
  collectionReceivablesStatus: get,
  caseBatchStatus: get,
  collectionCase: get,
  debtorSummary: get,
  settlements: get,
  settlement: get,
  directSettlements: get,
  directSettlement: get,
  creditLossReceivables: get,
  createInvoice: post,
  createInvoiceWithSeller: post,
  submitInvoiceBatch: post,
  invoiceBatches: get,
  salesInvoices: creditorRoute({ method: "GET", path: "/salesinvoices", mark: "inferred" }),
  invoiceDelivery: get,
  invoiceStatus: get,
  deliveryStatistics: get,
  receivedPayments: get,
  electronicInvoicingContracts: get,
  updateInvoice: put,
  updateFinvoiceAccount: put,
  submitInvoicePayment: post,
  products: get,
  submitProduct: post,
  updateProduct: put,
  deleteProduct: remove,
  customers: get,
  submitCustomer: post,
  updateCustomer: put,
  deleteCustomer: remove,
  externalInvoiceDelivery: get,
  externalInvoicePayments: get,
  createDirectPayment: post,
  submitExternalInvoiceAction: post,
  agreementStatus: get,
  registerCreditor: partnerRoute({
    method: "POST",
    body: {
      businessDetails: "BusinessDetails",
      contactPersons: "ContactPersons",
      serviceConfiguration: "ServiceConfiguration",
    },
  }),
  updateCreditor: partnerRoute({
    method: "PUT",
    body: {
      contactPersons: "ContactPersons",
      bankAccount: "BankAccount",
      serviceSettings: "ServiceSettings",
    },
  }),
  creditorCredentials: partnerRoute({ method: "GET" }),
  externalAgreements: partnerRoute({
    method: "GET",
    answer: { agreementId: "ExternalAgreementId", creditorId: "CreditorId" },
  }),
  sellerDelivery: partnerRoute({
    method: "GET",
    answer: { invoiceNumber: "InvoiceNumber", status: "Status", method: "Method" },
  }),
  sendSms: partnerRoute({
    method: "POST",
    body: { recipient: "Recipient", message: "Message" },
    answer: { messageId: "MessageId", status: "Status" },
  }),
} as const satisfies Readonly<Record<string, CashInRoute>>;

type Table = typeof defaultCashInRoutes;

/** Name of an endpoint in the route table. */
export type CashInRouteName = keyof Table;

/** Endpoints that a key of this kind may call. */
export type RouteFor<K extends CashInKeyKind> = {
  [N in CashInRouteName]: Table[N]["key"] extends K ? N : never;
}[CashInRouteName];

/** The route table with the host's own settings applied. */
export type CashInRoutes = Readonly<Record<CashInRouteName, CashInRoute>>;
