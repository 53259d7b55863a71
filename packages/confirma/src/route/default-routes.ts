import { type ConfirmaRoute, route, same } from "./confirma-route.ts";

/** Filters of the accounting status endpoints: "Query Params" is on the pages, every name is inferred. */
const statusQuery = same("sourceIdentifier", "invoiceNumber", "fromDate", "toDate", "status");

/**
 * Every endpoint of the Partner API. Paths are seen unless marked. Query names are seen for `payments` and
 * `unfetchedOnly`, all others are inferred; so are all names under `answer`.
 */
export const defaultConfirmaRoutes = {
  createClient: route({
    method: "POST",
    path: "/client",
    mark: "seen",
    answer: {
      clientId: "clientId",
      customerCode: "customerCode",
      referencePrefix: "paymentReferencePrefix",
      accessToken: "accessToken",
    },
  }),
  validateToken: route({ method: "GET", path: "/validate", mark: "seen" }),
  renewToken: route({
    method: "GET",
    path: "/renew",
    mark: "seen",
    effect: "write",
    answer: { accessToken: "Message" },
  }),
  createInvoice: route({ method: "POST", path: "/invoice", mark: "seen", answer: { caseId: "caseId" } }),
  submitActions: route({ method: "POST", path: "/invoice/action", mark: "seen" }),
  caseDetails: route({
    method: "GET",
    path: "/invoice/case",
    mark: "seen",
    query: same("caseId", "invoiceNumber"),
  }),
  distribution: route({
    method: "GET",
    path: "/invoice/distribution",
    mark: "seen",
    query: same("invoiceNumber", "fromInvDate", "toInvDate", "fetchType"),
    answer: {
      records: "records",
      invoiceNumber: "invoiceNumber",
      caseId: "caseId",
      status: "status",
      method: "method",
      paymentControlStatus: "paymentControlStatus",
    },
  }),
  /** Only its title is public: no path, so it cannot be called until the configuration names one. */
  distributionV2: route({
    method: "GET",
    mark: "unknown",
    query: same("invoiceNumber", "fromInvDate", "toInvDate", "fetchType"),
    answer: {
      records: "records",
      invoiceNumber: "invoiceNumber",
      caseId: "caseId",
      status: "status",
      method: "method",
      paymentControlStatus: "paymentControlStatus",
    },
  }),
  payments: route({ method: "GET", path: "/payments", mark: "seen", query: same("fromDate", "toDate") }),
  settlements: route({
    method: "GET",
    path: "/settlements",
    mark: "seen",
    query: same("fromDate", "toDate", "unfetchedOnly"),
  }),
  submitAccountingInvoice: route({ method: "POST", path: "/accounting/invoice", mark: "inferred" }),
  accountingInvoiceStatus: route({
    method: "GET",
    path: "/accounting/invoice",
    mark: "inferred",
    query: statusQuery,
  }),
  submitLedgerDocument: route({ method: "POST", path: "/accounting/ledger", mark: "seen" }),
  ledgerDocumentStatus: route({
    method: "GET",
    path: "/accounting/ledger",
    mark: "seen",
    query: statusQuery,
  }),
  submitAccountingPayments: route({ method: "POST", path: "/accounting/payment", mark: "seen" }),
  accountingPaymentStatus: route({
    method: "GET",
    path: "/accounting/payment",
    mark: "seen",
    query: statusQuery,
  }),
  /** Only its title is public. */
  finvoiceCredentials: route({ method: "GET", mark: "unknown" }),
} as const satisfies Readonly<Record<string, ConfirmaRoute>>;

/** Name of an endpoint in the route table. */
export type ConfirmaRouteName = keyof typeof defaultConfirmaRoutes;

/** The route table with the host's own settings applied. */
export type ConfirmaRoutes = Readonly<Record<ConfirmaRouteName, ConfirmaRoute>>;
