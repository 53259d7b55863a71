import { type CompanyIdentifierReading, companyIdentifier } from "@confirma-connect/core";
import { NetvisorRegisters } from "../register/netvisor-registers.ts";
import type { SalesInvoice } from "../wire/answer/sales-invoice.ts";
import type { SalesInvoiceRow } from "../wire/answer/sales-invoice-list.ts";
import type { Exchange } from "./exchange.ts";

/** Identifiers of the register's companies. A code that several customers have stands for none of them. */
interface Companies {
  readonly byKey: ReadonlyMap<string, string | undefined>;
  readonly byCode: ReadonlyMap<string, string | undefined>;
}

async function readCompanies(client: Exchange, reading: CompanyIdentifierReading): Promise<Companies> {
  const byKey = new Map<string, string | undefined>();
  const byCode = new Map<string, string | undefined>();
  for await (const { vendorId, code, businessId } of new NetvisorRegisters(client).customers()) {
    const identifier = companyIdentifier(businessId, reading);
    byKey.set(vendorId, identifier);
    byCode.set(code, byCode.has(code) ? undefined : identifier);
  }
  return { byKey, byCode };
}

/**
 * Which customers of one reading are companies. Published answers of getsalesinvoice.nv lack the organisation
 * identifier (seen); the customer register has it. The register is read once, when the first invoice needs it.
 */
export class CustomerCompanies {
  readonly #client: Exchange;
  readonly #reading: CompanyIdentifierReading;
  #register: Promise<Companies> | undefined;

  constructor(client: Exchange, reading: CompanyIdentifierReading) {
    this.#client = client;
    this.#reading = reading;
  }

  /** The identifier of the invoice's buyer; undefined when nothing says that it is a company. */
  async identifierOf({ customer }: SalesInvoice, row: SalesInvoiceRow): Promise<string | undefined> {
    const own = customer.organisationIdentifier;
    if (own !== undefined || this.#reading === "none") return companyIdentifier(own, this.#reading);
    const key = row.customerNetvisorKey ?? customer.netvisorKey;
    const code = row.customerCode ?? customer.code;
    if (key !== undefined) return (await this.#companies()).byKey.get(key);
    return code === undefined ? undefined : (await this.#companies()).byCode.get(code);
  }

  #companies(): Promise<Companies> {
    this.#register ??= readCompanies(this.#client, this.#reading);
    return this.#register;
  }
}
