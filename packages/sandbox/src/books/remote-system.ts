import { type Resource, resources, type WireAnswer, WireRequest } from "../wire/exchange.ts";
import { LedgerEntry } from "../wire/ledger-entry.ts";
import { Receipt } from "../wire/receipt.ts";
import { SalesInvoice } from "../wire/sales-invoice.ts";
import { answer, failure } from "./answer.ts";
import { demoCompany } from "./company.ts";
import { CompanyBooks, type Uniqueness } from "./company-books.ts";
import { readRegister } from "./read-register.ts";
import type { Held } from "./shelf.ts";

const isResource = (name: string): name is Resource => resources.some((resource) => resource === name);

/** A document of the shelf in wire form. */
function wireOf(books: CompanyBooks, resource: Resource) {
  const list = <W>(
    held: readonly Held<W>[],
    encode: (document: W) => { readonly key: string },
    date: (document: W) => string,
  ) =>
    held.map(({ id, document, order }) => ({ id, order, date: date(document), document: encode(document) }));
  switch (resource) {
    case "entries":
      return list(books.entries.all, LedgerEntry.encode, ({ date }) => date);
    case "sales-invoices":
      return list(books.invoices.all, SalesInvoice.encode, ({ date }) => date);
    case "receipts":
      return list(books.receipts.all, Receipt.encode, ({ date }) => date);
    case "customers":
      return list(
        books.customers.all,
        (customer) => customer,
        () => "",
      );
  }
}

/** The remote system without its wire: checks who asks, then books or lists. */
export class RemoteSystem {
  readonly #tokens: ReadonlyMap<string, string>;
  readonly #books: ReadonlyMap<string, CompanyBooks>;
  #order = 0;

  constructor(companies: Readonly<Record<string, string>>, uniqueness: Uniqueness) {
    const names = Object.keys(companies);
    this.#tokens = new Map(Object.entries(companies));
    this.#books = new Map(names.map((name) => [name, new CompanyBooks(demoCompany, uniqueness)]));
  }

  /** The books of one company, for the probe. */
  booksOf(company: string): CompanyBooks | undefined {
    return this.#books.get(company);
  }

  /** Handles one request; `hidden` newest writes are not shown to reads. */
  handle(text: string, hidden = 0): WireAnswer {
    const { data } = WireRequest.safeParse(JSON.parse(text));
    if (data === undefined) return failure(400, { code: "INVALID_DATA", text: "no such request" });
    const books = this.#books.get(data.company);
    if (books === undefined || this.#tokens.get(data.company) !== data.token) {
      return failure(401, { code: "UNAUTHORIZED", text: "unknown company or token" });
    }
    return data.method === "POST" ? this.#write(books, data) : this.#read(books, data, hidden);
  }

  #write(books: CompanyBooks, { path, body }: WireRequest): WireAnswer {
    const resource = path.slice(1);
    if (!isResource(resource)) return failure(404, { code: "NOT_FOUND", text: path });
    const result = books.post(resource, JSON.parse(body), this.#order + 1);
    if ("code" in result) return failure(422, result);
    this.#order += 1;
    return answer(201, { id: result.id });
  }

  #read(books: CompanyBooks, { path }: WireRequest, hidden: number): WireAnswer {
    const { pathname, searchParams } = new URL(path, "sandbox:/");
    const name = pathname.slice(1);
    if (name.startsWith("registers/")) return readRegister(books, name.slice("registers/".length));
    if (!isResource(name)) return failure(404, { code: "NOT_FOUND", text: name });
    const newest = this.#order - hidden;
    const [key, from = "", to = "9999-12-31"] = ["key", "from", "to"].map(
      (each) => searchParams.get(each) ?? undefined,
    );
    const items = wireOf(books, name)
      .filter(({ order, date }) => order <= newest && from <= date && date <= to)
      .map(({ id, document }) => ({ id, state: "booked", document }))
      .filter(({ document }) => key === undefined || document.key === key);
    return answer(200, { items });
  }
}
