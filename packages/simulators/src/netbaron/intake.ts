import type { NetbaronBook } from "./book/book.ts";
import type { NetbaronCompany } from "./company/company.ts";
import type { NetbaronReadings } from "./readings.ts";

/** What booking a document needs to know. */
export interface Intake {
  readonly company: NetbaronCompany;
  readonly readings: NetbaronReadings;
  readonly book: NetbaronBook;
  /** Instant of the booking, ISO 8601 in UTC. */
  readonly now: string;
  /** Name of the file the document came in; absent for the web service. */
  readonly file?: string;
}
