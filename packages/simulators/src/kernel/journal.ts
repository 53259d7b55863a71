/** One request as the probe tells it; holds no header value that is secret and no body. */
export interface RequestRecord {
  /** Order of arrival, from 1. */
  readonly order: number;
  readonly method: string;
  /** Lower-cased resource name. */
  readonly resource: string;
  /** The caller's identifier of the request (Netvisor: TransactionId). */
  readonly transactionId: string;
  /** Tenant the request names (Netvisor: organisation id). */
  readonly company: string;
  /** `OK`, a vendor's error code, or `pending` while it is under way or was never handled. */
  readonly outcome: string;
  /** Kind of the fault played on it. */
  readonly fault?: string;
  /** HTTP status sent, absent when no answer left. */
  readonly status?: number;
}

/** Requests in order of arrival, and how many ran side by side per tenant. */
export class Journal {
  #records: RequestRecord[] = [];
  #running = new Map<string, number>();
  #peak = new Map<string, number>();
  #arrived = 0;
  #firstOrder = 1;

  /** Notes an arrival and returns its order number and whether the tenant had a request under way. */
  open(record: Omit<RequestRecord, "order" | "outcome">): {
    readonly order: number;
    readonly overlapping: boolean;
  } {
    this.#arrived += 1;
    const order = this.#arrived;
    this.#records.push({ ...record, order, outcome: "pending" });
    const running = (this.#running.get(record.company) ?? 0) + 1;
    this.#running.set(record.company, running);
    this.#peak.set(record.company, Math.max(running, this.#peak.get(record.company) ?? 0));
    return { order, overlapping: running > 1 };
  }

  /** Adds what became of a request. */
  note(order: number, change: Partial<Pick<RequestRecord, "outcome" | "status" | "fault">>): void {
    const index = order - this.#firstOrder;
    const record = this.#records[index];
    if (record !== undefined) this.#records[index] = { ...record, ...change };
  }

  /** Ends a request for the count of those under way. */
  close(company: string): void {
    this.#running.set(company, Math.max(0, (this.#running.get(company) ?? 1) - 1));
  }

  records(): readonly RequestRecord[] {
    return [...this.#records];
  }

  maxConcurrentPerCompany(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#peak);
  }

  /** Forgets the past; requests under way stay counted as running. */
  clear(): void {
    this.#records = [];
    this.#peak = new Map();
    this.#firstOrder = this.#arrived + 1;
  }
}
