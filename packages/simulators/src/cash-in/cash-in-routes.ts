/** How an endpoint is reached: a verb and a path below `/v2` in which `{name}` is a parameter. */
export interface CashInPath {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
}

const at = (method: CashInPath["method"], path: string): CashInPath => ({ method, path });

/**
 * Every endpoint of the menu. `allocatedPayments` and the verbs of most others are seen; `salesInvoices` is inferred;
 * all other paths are this stand-in's own, and a test gives both sides the same ones.
 */
export const demoCashInRoutes = {
  allocatedPayments: at("GET", "/allocated-payment-transactions"),
  validateToken: at("GET", "/token/validate"),
  renewToken: at("GET", "/token/renew"),
  createCollectionCases: at("POST", "/collection/cases"),
  updateCollectionReceivables: at("POST", "/collection/receivables"),
  collectionReceivablesStatus: at("GET", "/collection/receivables"),
  caseBatchStatus: at("GET", "/collection/batches/{batchId}"),
  collectionCase: at("GET", "/collection/cases/{caseId}"),
  debtorSummary: at("GET", "/collection/debtors/{debtorId}"),
  settlements: at("GET", "/settlements"),
  settlement: at("GET", "/settlements/{settlementNumber}"),
  directSettlements: at("GET", "/direct-settlements"),
  directSettlement: at("GET", "/direct-settlements/{settlementNumber}"),
  creditLossReceivables: at("GET", "/collection/credit-losses"),
  createInvoice: at("POST", "/salesinvoices"),
  createInvoiceWithSeller: at("POST", "/salesinvoices/with-seller"),
  submitInvoiceBatch: at("POST", "/salesinvoices/batches"),
  invoiceBatches: at("GET", "/salesinvoices/batches"),
  salesInvoices: at("GET", "/salesinvoices"),
  invoiceDelivery: at("GET", "/salesinvoices/{invoiceNumber}/delivery"),
  invoiceStatus: at("GET", "/salesinvoices/{invoiceNumber}/status"),
  deliveryStatistics: at("GET", "/salesinvoices/statistics"),
  receivedPayments: at("GET", "/salesinvoices/{invoiceNumber}/payments"),
  electronicInvoicingContracts: at("GET", "/electronic-contracts"),
  updateInvoice: at("PUT", "/salesinvoices/{invoiceNumber}"),
  updateFinvoiceAccount: at("PUT", "/finvoice-account"),
  submitInvoicePayment: at("POST", "/salesinvoices/{invoiceNumber}/payments"),
  products: at("GET", "/products"),
  submitProduct: at("POST", "/products"),
  updateProduct: at("PUT", "/products/{id}"),
  deleteProduct: at("DELETE", "/products/{id}"),
  customers: at("GET", "/customers"),
  submitCustomer: at("POST", "/customers"),
  updateCustomer: at("PUT", "/customers/{id}"),
  deleteCustomer: at("DELETE", "/customers/{id}"),
  externalInvoiceDelivery: at("GET", "/external-invoices/{invoiceNumber}/delivery"),
  externalInvoicePayments: at("GET", "/external-invoices/{invoiceNumber}/payments"),
  createDirectPayment: at("POST", "/external-invoices/{invoiceNumber}/payments"),
  submitExternalInvoiceAction: at("POST", "/external-invoices/{invoiceNumber}/actions"),
  agreementStatus: at("GET", "/agreement"),
  registerCreditor: at("POST", "/partner/creditors"),
  updateCreditor: at("PUT", "/partner/creditors/{creditorId}"),
  creditorCredentials: at("GET", "/partner/creditors/{creditorId}/credentials"),
  externalAgreements: at("GET", "/partner/creditors/{creditorId}/agreements"),
  sellerDelivery: at("GET", "/partner/creditors/{creditorId}/delivery"),
  sendSms: at("POST", "/partner/sms"),
} as const satisfies Readonly<Record<string, CashInPath>>;

/** Name of an endpoint. */
export type CashInOperation = keyof typeof demoCashInRoutes;

/** Which endpoints are open, and where; the one published completely and the inferred one unless set. */
export type CashInPathTable = Readonly<Partial<Record<CashInOperation, CashInPath>>>;

/** The endpoints that public pages name a path of. */
export const publishedCashInRoutes: CashInPathTable = {
  allocatedPayments: demoCashInRoutes.allocatedPayments,
  salesInvoices: demoCashInRoutes.salesInvoices,
};

/** A matched request. */
export interface MatchedRoute {
  readonly operation: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** All routes whose path matches; those with fewer parameters first. */
export function matchPath(
  table: CashInPathTable,
  pathname: string,
): readonly (MatchedRoute & { readonly method: string })[] {
  return Object.entries(table)
    .flatMap(([operation, route]) => {
      const parameters = parametersOf(route.path, pathname);
      const { method, path: template } = route;
      return parameters === undefined ? [] : [{ operation, template, method, parameters }];
    })
    .sort((left, right) => Object.keys(left.parameters).length - Object.keys(right.parameters).length);
}

function parametersOf(template: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [template.split("/"), pathname.split("/")];
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith("{") && value !== "") found[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return found;
}
