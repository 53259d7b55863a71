import type { DocumentKind } from "../ports/manifest.ts";
import { submissionsOf } from "../store/submissions-of.ts";
import { BookedBefore } from "./booked-before.ts";
import type { PullEndpoints } from "./submit-posted.ts";

/** Reads what was submitted from one source, and later what has been added since, also by another pull. */
export class BookedReader {
  readonly before: BookedBefore;
  readonly #endpoints: Pick<PullEndpoints, "list">;
  /** Kind → reference of the last submission that was read. */
  readonly #last = new Map<DocumentKind, string>();

  constructor(source: string, endpoints: Pick<PullEndpoints, "list">) {
    this.before = new BookedBefore(source);
    this.#endpoints = endpoints;
  }

  /** Reads on from where it stopped. Payments come first: settlements name those that they took. */
  async read(): Promise<void> {
    for (const kind of ["payment", "ledger"] as const) {
      const after = this.#last.get(kind);
      const filter = after === undefined ? { kind } : { kind, after };
      for await (const submission of submissionsOf(this.#endpoints, filter)) {
        this.before.remember(submission);
        this.#last.set(kind, submission.reference);
      }
    }
  }
}
