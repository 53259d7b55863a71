import { type CivilDate, ConfigurationError } from "@confirma-connect/core";
import { readable, textMember } from "@confirma-connect/http";
import type { ConfirmaResult } from "../confirma-result.ts";
import { anyAnswer, schemaReader } from "../transport/answer-reader.ts";
import type { CallOptions, ConfirmaTransport } from "../transport/confirma-transport.ts";
import { CaseAnswer, type CaseDetails } from "../wire/case-details.ts";
import { type Distribution, distributionReader } from "../wire/distribution.ts";
import { encodeBody } from "../wire/encode-body.ts";
import { type InvoiceAction, InvoiceActions } from "../wire/invoice-action.ts";
import { SalesInvoiceRequest } from "../wire/sales-invoice-request.ts";

/** Members of `invoice` that the public page does not show (terms, delivery party …), sent as they are given. */
export interface CreateInvoiceOptions extends CallOptions {
  readonly additional?: Readonly<Record<string, unknown>>;
}

/** Which case is asked for. The page says that the case identifier is required; the number is inferred. */
export interface CaseQuery {
  readonly caseId?: string;
  readonly invoiceNumber?: string;
}

/** Which invoices are asked for; without dates the agency answers the last 30 days (inferred). */
export interface DistributionQuery {
  readonly invoiceNumber?: string;
  readonly fromInvDate?: CivilDate;
  readonly toInvDate?: CivilDate;
  /** An open word; no value is public. */
  readonly fetchType?: string;
}

/** Invoices, the agency's cases about them and how they were distributed. */
export class InvoiceClient {
  readonly #transport: ConfirmaTransport;

  constructor(transport: ConfirmaTransport) {
    this.#transport = transport;
  }

  /**
   * `POST /invoice`: the invoice is evaluated and distributed. Its answer is not public; `caseId` is read where it
   * has one. Nothing says what a second request with the same number does: never repeat an `unknown` one unseen.
   */
  async createInvoice(
    request: SalesInvoiceRequest,
    { additional = {}, ...options }: CreateInvoiceOptions = {},
  ): Promise<ConfirmaResult<{ readonly caseId: string | undefined }>> {
    const modelled = Object.keys(additional).find((name) => name in SalesInvoiceRequest.shape.invoice.shape);
    if (modelled !== undefined) {
      throw new ConfigurationError(`The invoice has its own member "${modelled}"; it cannot be additional`);
    }
    const encoded = encodeBody(SalesInvoiceRequest, request);
    if ("problems" in encoded) return { type: "refused", ...encoded };
    const body = { ...encoded.body, invoice: { ...encoded.body.invoice, ...additional } };
    const { caseId } = this.#transport.routes.createInvoice.answer;
    const read = (json: unknown) => readable({ caseId: textMember(json, caseId) });
    return this.#transport.call({ route: "createInvoice", body, ...options }, { read });
  }

  /** `POST /invoice/action`: queues actions as pending, all of them in one request. */
  async submitActions(
    actions: readonly InvoiceAction[],
    options: CallOptions = {},
  ): Promise<ConfirmaResult<undefined>> {
    const encoded = encodeBody(InvoiceActions, { actions: [...actions] });
    if ("problems" in encoded) return { type: "refused", ...encoded };
    return this.#transport.call({ route: "submitActions", body: encoded.body, ...options }, anyAnswer);
  }

  /** `GET /invoice/case`. What the public page does not show is in the result's `body`. */
  caseDetails(query: CaseQuery, options: CallOptions = {}): Promise<ConfirmaResult<CaseDetails>> {
    return this.#transport.call(
      { route: "caseDetails", query: { ...query }, ...options },
      schemaReader(CaseAnswer),
    );
  }

  /** `GET /invoice/distribution`. */
  distribution(
    query: DistributionQuery = {},
    options: CallOptions = {},
  ): Promise<ConfirmaResult<Distribution>> {
    return this.#distribution("distribution", query, options);
  }

  /** The distribution endpoint "MV v2": only its title is public, so its path must be configured. */
  distributionV2(
    query: DistributionQuery = {},
    options: CallOptions = {},
  ): Promise<ConfirmaResult<Distribution>> {
    return this.#distribution("distributionV2", query, options);
  }

  #distribution(
    route: "distribution" | "distributionV2",
    query: DistributionQuery,
    options: CallOptions,
  ): Promise<ConfirmaResult<Distribution>> {
    const reader = distributionReader(this.#transport.routes[route]);
    return this.#transport.call({ route, query: { ...query }, ...options }, reader);
  }
}
