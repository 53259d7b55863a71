import type { Clock } from "@confirma-connect/core";
import type { SandboxLine } from "../transport/sandbox-line.ts";
import type { Resource } from "../wire/exchange.ts";
import { type BookedDocument, bookedDocuments } from "./booked-document.ts";
import { demoCompany } from "./company.ts";
import { CompanyBooks, type Uniqueness } from "./company-books.ts";
import { FaultyLine } from "./faulty-line.ts";
import type { LineFault } from "./line-fault.ts";
import type { BookLine } from "./posting.ts";
import { RemoteSystem } from "./remote-system.ts";

/** What the books are made of. */
export interface BooksParts {
  readonly clock: Clock;
  /** Credential of each company, by its name. */
  readonly companies: Readonly<Record<string, string>>;
  /** Default: enforced. */
  readonly uniqueness?: Uniqueness;
}

/** The sandbox's books with the line to them; for tests also the way behind the adapter's back. */
export class SandboxBooks implements SandboxLine {
  readonly #parts: BooksParts;
  #remote: RemoteSystem;
  #line: FaultyLine;

  constructor(parts: BooksParts) {
    this.#parts = parts;
    this.#remote = new RemoteSystem(parts.companies, parts.uniqueness ?? "enforced");
    this.#line = new FaultyLine(this.#remote, parts.clock);
  }

  send(request: string, signal?: AbortSignal): Promise<string> {
    return this.#line.send(request, signal);
  }

  /** Handles one request at once, past the line and its faults; `hidden` newest writes are not shown to reads. */
  handle(request: string, hidden = 0): string {
    return JSON.stringify(this.#remote.handle(request, hidden));
  }

  /** Arms a fault for coming requests. */
  arm(fault: LineFault): void {
    this.#line.arm(fault);
  }

  /** Requests that arrived since the last reset. */
  get requests(): number {
    return this.#line.requests;
  }

  /** The books of a company as of now; late writes that are due have landed. */
  of(company: string): CompanyBooks {
    this.#line.settle();
    return this.#remote.booksOf(company) ?? new CompanyBooks(demoCompany, "enforced");
  }

  /** Documents of a company behind the adapter's back, in the order of arrival. */
  booked(company: string, resource: "entries" | "sales-invoices" | "receipts"): readonly BookedDocument[] {
    return bookedDocuments(this.of(company), resource);
  }

  /** Balance of every account of a company that has lines, in cents. */
  balances(company: string): ReadonlyMap<string, number> {
    const add = (sums: ReadonlyMap<string, number>, { account, amount }: BookLine) =>
      new Map([...sums, [account, (sums.get(account) ?? 0) + amount]]);
    return this.of(company).lines.reduce<ReadonlyMap<string, number>>(add, new Map());
  }

  /** Writes a document behind the adapter's back; returns false when the books refuse it. */
  seed(company: string, resource: Resource, body: unknown): boolean {
    return !("code" in this.of(company).post(resource, body, 0));
  }

  /** Empties everything and disarms all faults. */
  reset(): void {
    this.#remote = new RemoteSystem(this.#parts.companies, this.#parts.uniqueness ?? "enforced");
    this.#line = new FaultyLine(this.#remote, this.#parts.clock);
  }
}
