import type { CivilDate, OnSourceWarning, ReceivedPayment } from "@confirma-connect/core";
import { okOrThrow, walkPages } from "@confirma-connect/http";
import type { FinkareResult } from "../finkare-result.ts";
import type { CallOptions, FinkareTransport } from "../transport/finkare-transport.ts";
import {
  type FinkarePayment,
  type FinkarePaymentPage,
  type finkarePaymentStatuses,
  readPayment,
  readPaymentPage,
  readPayments,
} from "../wire/finkare-payment.ts";
import { type PaymentStatistics, readStatistics, type StatisticsPeriod } from "../wire/payment-statistics.ts";
import { type PaymentReading, toReceivedPayment } from "../wire/to-received-payment.ts";

/** Which payments are asked for. Whether the dates mean `paidAt` and include the last day is unknown. */
export interface PaymentQuery {
  readonly status?: (typeof finkarePaymentStatuses)[number];
  readonly fromDate?: CivilDate;
  readonly toDate?: CivilDate;
  readonly invoiceId?: string;
}

/** One page of {@link PaymentQuery}. */
export interface PaymentPageQuery extends PaymentQuery {
  /** Begins with 1 (seen). */
  readonly page?: number;
  /** At most 100 (seen). */
  readonly limit?: number;
}

/** How a list of several pages is read. */
export interface ListOptions extends CallOptions {
  /** Called with what stands in an answer and is not read; again for each page that has it. */
  readonly onWarning?: OnSourceWarning | undefined;
}

/** The payments of one company's receivables. */
export class PaymentClient {
  readonly #transport: FinkareTransport;
  readonly #limit: number;

  constructor(transport: FinkareTransport, limit: number) {
    this.#transport = transport;
    this.#limit = limit;
  }

  /** `GET /payments`, one page. */
  page(query: PaymentPageQuery = {}, options: CallOptions = {}): Promise<FinkareResult<FinkarePaymentPage>> {
    const { page, limit, ...filter } = query;
    const asked = { ...filter, page: page?.toString(), limit: limit?.toString() };
    const call = { what: "payments", path: ["payments"], query: asked, scope: "payments:read" } as const;
    return this.#transport.call({ ...call, ...options }, readPaymentPage);
  }

  /**
   * `GET /payments`, all pages, each payment once. More than one page is read twice, because rows that move between two
   * requests would be missed. Throws ConnectorError when a page cannot be read, or when the list does not stand still.
   */
  list(
    query: PaymentQuery = {},
    { onWarning, ...options }: ListOptions = {},
  ): AsyncGenerator<FinkarePayment, void, undefined> {
    const limit = this.#limit;
    return walkPages({
      name: "payments",
      firstPage: 1,
      read: async (page) => {
        const result = await this.page({ ...query, page, limit }, options);
        const { value, warnings } = okOrThrow(result, `payments, page ${page}`);
        for (const each of warnings) onWarning?.(each);
        return { items: value.items, totalCount: value.total };
      },
      idOf: ({ id }) => id,
    });
  }

  /**
   * Completed payments in the agency's model. A payment can be refunded later, and no field tells when it changed:
   * read `list({ status: "refunded" })` too. Throws ConnectorError like {@link list}.
   */
  async *receivedPayments(
    query: Omit<PaymentQuery, "status">,
    reading: PaymentReading = {},
    options: ListOptions = {},
  ): AsyncGenerator<ReceivedPayment, void, undefined> {
    for await (const payment of this.list({ ...query, status: "completed" }, options)) {
      const received = toReceivedPayment(payment, reading);
      if (received !== undefined) yield received;
    }
  }

  /** `GET /payments/{id}`. */
  get(id: string, options: CallOptions = {}): Promise<FinkareResult<FinkarePayment>> {
    const call = { what: "payment", path: ["payments", id], scope: "payments:read" } as const;
    return this.#transport.call({ ...call, ...options }, readPayment);
  }

  /** `GET /payments/invoice/{invoiceId}`: all payments of one invoice; the rows name neither it nor a currency. */
  ofInvoice(invoiceId: string, options: CallOptions = {}): Promise<FinkareResult<readonly FinkarePayment[]>> {
    const path = ["payments", "invoice", invoiceId];
    const call = { what: "payments of an invoice", path, scope: "payments:read" } as const;
    return this.#transport.call({ ...call, ...options }, readPayments);
  }

  /** `GET /payments/stats/summary`; it has a scope of its own, reports:read (seen). */
  statistics(period: StatisticsPeriod, options: CallOptions = {}): Promise<FinkareResult<PaymentStatistics>> {
    const path = ["payments", "stats", "summary"];
    const call = { what: "statistics", path, query: { period }, scope: "reports:read" } as const;
    return this.#transport.call({ ...call, ...options }, readStatistics);
  }
}
