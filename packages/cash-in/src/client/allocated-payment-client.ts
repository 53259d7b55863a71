import type { CivilDate, OnSourceWarning } from "@confirma-connect/core";
import { okOrThrow, walkPages } from "@confirma-connect/http";
import type { CashInResult } from "../cash-in-result.ts";
import type { CallOptions, CashInTransport } from "../transport/cash-in-transport.ts";
import type { AllocatedPayment } from "../wire/allocated-payment.ts";
import { type AllocatedPaymentPage, readAllocatedPaymentPage } from "../wire/allocated-payment-page.ts";

/** Filters and order of allocated payments. Without dates Cash-In answers the last 30 days (seen). */
export interface AllocatedPaymentQuery {
  readonly invoiceNumber?: string;
  readonly caseId?: string;
  readonly agency?: string;
  readonly paymentDateFrom?: CivilDate;
  readonly paymentDateTo?: CivilDate;
  readonly accountingDateFrom?: CivilDate;
  readonly accountingDateTo?: CivilDate;
  readonly currency?: string;
  readonly hasAllocatedBreakdown?: boolean;
  /** Open words; none is public. */
  readonly sortBy?: string;
  readonly sortOrder?: string;
}

/** One page of {@link AllocatedPaymentQuery}. */
export interface AllocatedPaymentPageQuery extends AllocatedPaymentQuery {
  readonly page?: number;
  readonly pageSize?: number;
}

/** How a list of several pages is read. */
export interface ListOptions extends CallOptions {
  /** Called with what stands in an answer and is not read; again for each page that has it. */
  readonly onWarning?: OnSourceWarning | undefined;
}

/** How pages are counted. */
export interface PageReading {
  /** Number of the first page (inferred: 1). */
  readonly firstPage: number;
  /** Rows per request; 100 is the published page size. */
  readonly pageSize: number;
}

/** `GET /allocated-payment-transactions`, the one endpoint that is published completely. */
export class AllocatedPaymentClient {
  readonly #transport: CashInTransport<"creditor">;
  readonly #reading: PageReading;

  constructor(transport: CashInTransport<"creditor">, reading: PageReading) {
    this.#transport = transport;
    this.#reading = reading;
  }

  /** One page, one request. */
  page(
    query: AllocatedPaymentPageQuery = {},
    options: CallOptions = {},
  ): Promise<CashInResult<AllocatedPaymentPage>> {
    const parameters = Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    return this.#transport.call(
      { route: "allocatedPayments", parameters, ...options },
      readAllocatedPaymentPage,
    );
  }

  /**
   * All rows, each once. More than one page is read twice, because rows that move between two requests would be missed.
   * Throws ConnectorError when a page cannot be read, or when the list does not stand still.
   */
  all(
    query: AllocatedPaymentQuery = {},
    { onWarning, ...options }: ListOptions = {},
  ): AsyncGenerator<AllocatedPayment, void, undefined> {
    const { firstPage, pageSize } = this.#reading;
    return walkPages({
      name: "allocated payments",
      firstPage,
      read: async (page) => {
        const result = await this.page({ ...query, page, pageSize }, options);
        const { value, warnings } = okOrThrow(result, `allocated payments, page ${page}`);
        for (const each of warnings) onWarning?.(each);
        return value;
      },
      idOf: ({ allocationId }) => allocationId,
    });
  }
}
