import { type Clock, type Token, token } from "@confirma-connect/core";
import type { HttpClient } from "@confirma-connect/http";
import { FinkareKey, finkareBase } from "./auth/finkare-key.ts";
import { PaymentClient } from "./client/payment-client.ts";
import { type FinkareOptionsInput, parseFinkareOptions } from "./finkare.options.ts";
import { FinkareTransport } from "./transport/finkare-transport.ts";

/** The Finkare API for one company's key. */
export interface FinkareClient {
  readonly payments: PaymentClient;
}

/** Container token of the {@link FinkareClient}. */
export const FinkareClient: Token<FinkareClient> = token<FinkareClient>("FinkareClient");

/** What the host provides. */
export interface FinkareParts {
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Makes a client without a container; throws ConfigurationError when an option is wrong. */
export function createFinkareClient(
  input: FinkareOptionsInput,
  { http, clock }: FinkareParts,
): FinkareClient {
  const { environment, key: secret, baseUrl, scopes, pageSize, timeout } = parseFinkareOptions(input);
  const base = finkareBase(environment, baseUrl);
  const key = new FinkareKey(environment, base, secret);
  const transport = new FinkareTransport({ base, key, scopes, timeout, http, clock });
  return { payments: new PaymentClient(transport, pageSize) };
}
