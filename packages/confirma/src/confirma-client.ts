import { type Clock, type Token, token } from "@confirma-connect/core";
import type { HttpClient } from "@confirma-connect/http";
import { confirmaHost } from "./auth/confirma-environment.ts";
import { ConfirmaKey } from "./auth/confirma-key.ts";
import { AccountingClient } from "./client/accounting-client.ts";
import { InvoiceClient } from "./client/invoice-client.ts";
import { OnboardingClient } from "./client/onboarding-client.ts";
import { OperationClient } from "./client/operation-client.ts";
import { PaymentClient } from "./client/payment-client.ts";
import { type ConfirmaKeys, type ConfirmaOptionsInput, parseConfirmaOptions } from "./confirma.options.ts";
import { confirmaRoutes } from "./route/route-overrides.ts";
import { ConfirmaTransport } from "./transport/confirma-transport.ts";

/** Every endpoint of the Partner API for one client account in one environment. */
export interface ConfirmaClient {
  readonly onboarding: OnboardingClient;
  readonly invoices: InvoiceClient;
  readonly payments: PaymentClient;
  readonly accounting: AccountingClient;
  readonly operations: OperationClient;
}

/** Container token of the {@link ConfirmaClient}. */
export const ConfirmaClient: Token<ConfirmaClient> = token<ConfirmaClient>("ConfirmaClient");

/** What the host provides. */
export interface ConfirmaParts {
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Makes a client without a container; throws ConfigurationError when an option is wrong. */
export function createConfirmaClient(
  input: ConfirmaOptionsInput,
  { http, clock }: ConfirmaParts,
): ConfirmaClient {
  const options = parseConfirmaOptions(input);
  const { environment, windowDays, periodEnd, timeout } = options;
  const host = confirmaHost(environment, options.hosts);
  const keyOf = (keys: ConfirmaKeys): ConfirmaKey | undefined => {
    const secret = keys[environment];
    return secret === undefined ? undefined : new ConfirmaKey(environment, host, secret);
  };
  const transport = new ConfirmaTransport({
    base: `${host}${options.prefix}`,
    key: keyOf(options.keys),
    provisioningKey: keyOf(options.provisioningKeys),
    routes: confirmaRoutes(options.routes),
    timeout,
    http,
    clock,
  });
  return {
    onboarding: new OnboardingClient(transport),
    invoices: new InvoiceClient(transport),
    payments: new PaymentClient(transport, { windowDays, periodEnd }),
    accounting: new AccountingClient(transport),
    operations: new OperationClient(transport),
  };
}
