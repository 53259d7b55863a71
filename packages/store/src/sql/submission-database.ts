import type { Generated } from "kysely";

/**
 * One submission. Columns hold what is filtered, ordered or compared by the database, `document` the
 * caller's JSON text, `aggregate` the rest as JSON. Times are epoch milliseconds.
 */
export interface SubmissionTable {
  /** Order of arrival; a corrected version keeps its place. */
  readonly arrival: Generated<number>;
  readonly reference: string;
  readonly client: string;
  readonly system: string;
  readonly kind: string;
  readonly identifier: string;
  readonly invoice_number: string | null;
  /** `YYYY-MM-DD`, so text order is date order. */
  readonly document_date: string;
  readonly version: number;
  readonly state: string;
  readonly lane: string;
  readonly sequence: string;
  readonly due_at: number | null;
  /** 1 while later submissions of the sequence have to wait for this one, else 0. */
  readonly holds_back: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly document: string;
  readonly aggregate: string;
  /** Raised by every lease and by every corrected version; never falls. */
  readonly fence: Generated<number>;
  readonly leased_until: number | null;
  /** Which worker holds the lease; only for people who look into the file. */
  readonly leased_by: string | null;
}

/** One line of a submission's history; lines are only ever added. */
interface HistoryTable {
  readonly id: Generated<number>;
  readonly reference: string;
  readonly at: number;
  readonly event: string;
  readonly state: string;
  readonly step: string | null;
  readonly version: number;
}

/** One entry of the journal; entries are only ever added. `line` is JSON text that ends with its hash. */
interface AuditTable {
  readonly sequence: number;
  readonly line: string;
}

/** Facts about the database itself. */
interface MetaTable {
  readonly name: string;
  readonly value: string;
}

/** The tables of the store; `migrations` makes them. */
export interface SubmissionDatabase {
  readonly submission: SubmissionTable;
  readonly history: HistoryTable;
  readonly audit: AuditTable;
  readonly meta: MetaTable;
}
