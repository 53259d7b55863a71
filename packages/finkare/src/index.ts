export { type FinkareEnvironment, FinkareKey, finkareAddresses } from "./auth/finkare-key.ts";
export { type FinkareScope, finkareScopes } from "./auth/finkare-scope.ts";
export type { PaymentClient, PaymentPageQuery, PaymentQuery } from "./client/payment-client.ts";
export { finkareModule, finkareWebhookModule } from "./finkare.module.ts";
export { FinkareOptions, type FinkareOptionsInput } from "./finkare.options.ts";
export { createFinkareClient, FinkareClient, type FinkareParts } from "./finkare-client.ts";
export type { FinkareResult } from "./finkare-result.ts";
export { type FinkareSourceReading, finkareSource } from "./source/finkare-source.ts";
export type { CallOptions } from "./transport/finkare-transport.ts";
export { MemorySeenEvents, SeenEvents, type SeenState } from "./webhook/seen-events.ts";
export { WebhookOptions, type WebhookOptionsInput } from "./webhook/webhook.options.ts";
export type { FinkareEvent } from "./webhook/webhook-event.ts";
export {
  type WebhookDelivery,
  type WebhookOutcome,
  type WebhookParts,
  WebhookReceiver,
  WebhookReceiverToken,
} from "./webhook/webhook-receiver.ts";
export type { SignedForm } from "./webhook/webhook-signature.ts";
export {
  FinkarePayment,
  type FinkarePaymentPage,
  finkarePaymentMethods,
  finkarePaymentStatuses,
} from "./wire/finkare-payment.ts";
export { PaymentStatistics, type StatisticsPeriod } from "./wire/payment-statistics.ts";
export { type PaymentReading, toReceivedPayment } from "./wire/to-received-payment.ts";
