import { type Clock, type Token, token } from "@confirma-connect/core";
import type { HttpClient } from "@confirma-connect/http";
import { type CashInOptionsInput, cashInBase, parseCashInOptions } from "./cash-in.options.ts";
import { AllocatedPaymentClient } from "./client/allocated-payment-client.ts";
import { CollectionClient } from "./client/collection-client.ts";
import { ExternalInvoiceClient } from "./client/external-invoice-client.ts";
import { InvoiceClient } from "./client/invoice-client.ts";
import { PartnerClient } from "./client/partner-client.ts";
import { RegisterClient } from "./client/register-client.ts";
import { TokenClient } from "./client/token-client.ts";
import { cashInRoutes } from "./route/route-overrides.ts";
import { CashInTransport } from "./transport/cash-in-transport.ts";

/** The Cash-In API for one account in one environment. */
export interface CashInClient {
  readonly allocatedPayments: AllocatedPaymentClient;
  readonly collection: CollectionClient;
  readonly externalInvoices: ExternalInvoiceClient;
  readonly invoices: InvoiceClient;
  readonly registers: RegisterClient;
  readonly tokens: TokenClient;
  /** Needs a partner key. */
  readonly partner: PartnerClient;
}

/** Container token of the {@link CashInClient}. */
export const CashInClient: Token<CashInClient> = token<CashInClient>("CashInClient");

/** What the host provides. */
export interface CashInParts {
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Makes a client without a container; throws ConfigurationError when an option is wrong. */
export function createCashInClient(input: CashInOptionsInput, { http, clock }: CashInParts): CashInClient {
  const options = parseCashInOptions(input);
  const { firstPage, pageSize, timeout, creditorKey, partnerKey } = options;
  const shared = { base: cashInBase(options), routes: cashInRoutes(options.routes), timeout, http, clock };
  const creditor = new CashInTransport({ ...shared, kind: "creditor", key: creditorKey });
  const partner = new CashInTransport({ ...shared, kind: "partner", key: partnerKey });
  return {
    allocatedPayments: new AllocatedPaymentClient(creditor, { firstPage, pageSize }),
    collection: new CollectionClient(creditor),
    externalInvoices: new ExternalInvoiceClient(creditor),
    invoices: new InvoiceClient(creditor),
    registers: new RegisterClient(creditor),
    tokens: new TokenClient(creditor),
    partner: new PartnerClient(partner),
  };
}
