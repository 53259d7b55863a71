import {
  type Account,
  CivilDate,
  ConnectorError,
  type Customer,
  type Dimension,
  type DocumentClass,
  type Periods,
  type RegisterReader,
  type VatCode,
} from "@confirma-connect/core";
import { z } from "zod";
import type { SandboxClient } from "../transport/sandbox-client.ts";
import { PercentText } from "../wire/field.ts";

const Accounts = z.array(z.object({ number: z.string(), name: z.string(), active: z.boolean() }));
const Classes = z.array(z.object({ vendorId: z.string(), abbreviation: z.string(), name: z.string() }));
const Dimensions = z.array(z.object({ name: z.string(), items: z.array(z.string()) }));
const Customers = z.array(z.object({ vendorId: z.string(), code: z.string(), name: z.string() }));
const VatCodes = z.array(z.object({ code: z.string(), percentage: PercentText }));
const PeriodsBody = z.object({
  accountingLock: CivilDate.nullish(),
  periods: z.array(z.object({ name: z.string(), from: CivilDate, to: CivilDate })),
});

/** Reads the sandbox's registers. */
export class SandboxRegisters implements RegisterReader {
  readonly #client: SandboxClient;

  constructor(client: SandboxClient) {
    this.#client = client;
  }

  async *accounts(): AsyncGenerator<Account> {
    yield* await this.#fetch("accounts", Accounts);
  }

  async *documentClasses(): AsyncGenerator<DocumentClass> {
    yield* await this.#fetch("document-classes", Classes);
  }

  async *dimensions(): AsyncGenerator<Dimension> {
    yield* await this.#fetch("dimensions", Dimensions);
  }

  async periods(): Promise<Periods> {
    const { accountingLock, periods } = await this.#fetch("periods", PeriodsBody);
    return accountingLock === null || accountingLock === undefined
      ? { periods }
      : { accountingLock, periods };
  }

  async *customers(query: { readonly keyword?: string } = {}): AsyncGenerator<Customer> {
    const wanted = (query.keyword ?? "").toLowerCase();
    const customers = await this.#fetch("customers", Customers);
    yield* customers.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(wanted));
  }

  async *vatCodes(): AsyncGenerator<VatCode> {
    yield* await this.#fetch("vat-codes", VatCodes);
  }

  async #fetch<S extends z.ZodType>(name: string, schema: S): Promise<z.output<S>> {
    const reply = await this.#client.exchange({ method: "GET", path: `/registers/${name}`, body: "" });
    const body = reply.type === "answered" && reply.status === 200 ? reply.body : undefined;
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new ConnectorError({ code: "ACC_ANSWER_UNREADABLE", stage: "read", delivery: "answered" });
  }
}
