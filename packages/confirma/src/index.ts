export { type ConfirmaEnvironment, confirmaHosts } from "./auth/confirma-environment.ts";
export { ConfirmaKey } from "./auth/confirma-key.ts";
export type { AccountingClient, StatusQuery } from "./client/accounting-client.ts";
export type {
  CaseQuery,
  CreateInvoiceOptions,
  DistributionQuery,
  InvoiceClient,
} from "./client/invoice-client.ts";
export type { OnboardingClient } from "./client/onboarding-client.ts";
export type { OperationClient } from "./client/operation-client.ts";
export type { PaymentClient, SettlementQuery, WalkQuery } from "./client/payment-client.ts";
export {
  ConfirmaCollectionOptions,
  type ConfirmaCollectionOptionsInput,
} from "./collect/confirma-collection.options.ts";
export { createConfirmaCollectionDesk } from "./collect/confirma-collection-desk.ts";
export { confirmaModule } from "./confirma.module.ts";
export { ConfirmaKeys, ConfirmaOptions, type ConfirmaOptionsInput } from "./confirma.options.ts";
export { ConfirmaClient, type ConfirmaParts, createConfirmaClient } from "./confirma-client.ts";
export type { ConfirmaResult } from "./confirma-result.ts";
export type { ConfirmaRoute } from "./route/confirma-route.ts";
export {
  type ConfirmaRouteName,
  type ConfirmaRoutes,
  defaultConfirmaRoutes,
} from "./route/default-routes.ts";
export { ConfirmaRouteOverrides } from "./route/route-overrides.ts";
export { confirmaSource } from "./source/confirma-source.ts";
export type { CallOptions } from "./transport/confirma-transport.ts";
export type { WalkPage } from "./walk/walk-windows.ts";
export type { AccountingStatus, SyncState } from "./wire/accounting-status.ts";
export type { CaseDetails } from "./wire/case-details.ts";
export type { CreatedClient } from "./wire/created-client.ts";
export type { Distribution, DistributionRecord } from "./wire/distribution.ts";
export { InvoiceAction } from "./wire/invoice-action.ts";
export { NewClient } from "./wire/new-client.ts";
export { SalesInvoiceRequest } from "./wire/sales-invoice-request.ts";
export type { TokenState } from "./wire/token-state.ts";
