export { type CashInEnvironment, CashInKey, type CashInKeyKind } from "./auth/cash-in-key.ts";
export { cashInModule } from "./cash-in.module.ts";
export { CashInOptions, type CashInOptionsInput } from "./cash-in.options.ts";
export { CashInClient, type CashInParts, createCashInClient } from "./cash-in-client.ts";
export type { CashInResult, RefusalReason } from "./cash-in-result.ts";
export type {
  AllocatedPaymentClient,
  AllocatedPaymentPageQuery,
  AllocatedPaymentQuery,
} from "./client/allocated-payment-client.ts";
export type { CollectionClient } from "./client/collection-client.ts";
export type { ExternalInvoiceClient } from "./client/external-invoice-client.ts";
export type { InvoiceClient } from "./client/invoice-client.ts";
export type { JsonObject, MenuRead, MenuWrite } from "./client/menu-call.ts";
export type { CreditorChange, NewCreditor, PartnerClient, SmsMessage } from "./client/partner-client.ts";
export type { RegisterClient } from "./client/register-client.ts";
export type { TokenClient } from "./client/token-client.ts";
export type { CashInRoute } from "./route/cash-in-route.ts";
export { type CashInRouteName, defaultCashInRoutes } from "./route/default-routes.ts";
export { CashInRouteOverrides } from "./route/route-overrides.ts";
export { type CashInSourceReading, cashInSource } from "./source/cash-in-source.ts";
export type { CallOptions } from "./transport/cash-in-transport.ts";
export { type AllocatedPayment, AllocatedPaymentRow } from "./wire/allocated-payment.ts";
export type { AllocatedPaymentPage } from "./wire/allocated-payment-page.ts";
export type { ExternalAgreement, SellerDelivery, SmsReport } from "./wire/partner-answer.ts";
export { type MoneyReading, toReceivedPayment } from "./wire/to-received-payment.ts";
