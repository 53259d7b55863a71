import type {
  Account,
  BankAccount,
  Customer,
  Dimension,
  Periods,
  RegisterReader,
  VatCode,
} from "@confirma-connect/core";
import {
  BankAccountRow,
  ChartOfAccounts,
  Dimensions,
  FiscalYears,
  PartnerRow,
  VatInformation,
} from "../wire/answer/register.ts";
import { periodsOf } from "./read-periods.ts";
import { type Line, readPages, readResource } from "./read-resource.ts";

/** Reads Procountor's registers. Every call asks anew; nothing is cached. */
export class ProcountorRegisters implements RegisterReader {
  readonly #client: Line;

  constructor(client: Line) {
    this.#client = client;
  }

  /** The chart of accounts. */
  async *accounts(): AsyncIterable<Account> {
    const { ledgerAccounts } = await readResource(this.#client, "coa", ChartOfAccounts);
    for (const { ledgerAccountCode, name, active } of ledgerAccounts) {
      if (ledgerAccountCode !== undefined)
        yield { number: ledgerAccountCode, name: name ?? "", active: active !== false };
    }
  }

  /** Dimensions with their active items. */
  async *dimensions(): AsyncIterable<Dimension> {
    for (const { name, items } of await readResource(this.#client, "dimensions", Dimensions)) {
      const active = items.filter(({ status }) => status !== "P");
      if (name !== undefined) yield { name, items: active.flatMap(({ codeName }) => codeName ?? []) };
    }
  }

  /** Periods and the lock. */
  async periods(): Promise<Periods> {
    return periodsOf(await readResource(this.#client, "fiscalyears", FiscalYears));
  }

  /**
   * VAT statuses, each with every percentage in use on one of its sides. Which of these pairs Procountor takes
   * is not published (unknown): ERROR_VATSTATUS_VATPERC may still refuse one.
   */
  async *vatCodes(): AsyncIterable<VatCode> {
    const { vatInformation, vatStatuses } = await readResource(this.#client, "vats/default", VatInformation);
    const percentages = vatInformation.flatMap((country) => country.percentages);
    for (const { vatStatus, sales, purchase } of vatStatuses) {
      const fitting = percentages.filter(
        (each) => (sales === true && each.sales === true) || (purchase === true && each.purchase === true),
      );
      for (const percent of new Set(fitting.flatMap(({ vatPercent }) => vatPercent ?? []))) {
        if (vatStatus !== undefined) yield { code: String(vatStatus), percentage: percent };
      }
    }
  }

  /** Customers of the business partner register; `keyword` is Procountor's own search by name. */
  async *customers(query: { readonly keyword?: string } = {}): AsyncIterable<Customer> {
    const { keyword } = query;
    const resource = "businesspartners?type=CUSTOMER";
    const headers = keyword === undefined ? {} : { name: keyword };
    for await (const rows of readPages(this.#client, resource, PartnerRow, headers)) {
      for (const { id, name, invoicingInfo } of rows) {
        const head = { vendorId: id, code: invoicingInfo?.customerNumber ?? "", name: name ?? "" };
        const businessId = invoicingInfo?.identifier;
        yield businessId === undefined ? head : { ...head, businessId };
      }
    }
  }

  /** Bank accounts of the company; the list lacks the ledger account, so each is read by itself too. */
  async *bankAccounts(): AsyncIterable<BankAccount> {
    for await (const rows of readPages(this.#client, "bankaccounts", BankAccountRow)) {
      for (const row of rows) {
        const { ledgerAccount } = await readResource(this.#client, `bankaccounts/${row.id}`, BankAccountRow);
        const { id, iban, bic, bankName, currency, status } = row;
        yield {
          vendorId: id,
          iban: iban ?? "",
          ...(bic === undefined ? {} : { bic }),
          ...(bankName === undefined ? {} : { name: bankName }),
          ...(currency === undefined ? {} : { currency }),
          ...(ledgerAccount === undefined ? {} : { account: ledgerAccount }),
          active: status !== "INACTIVE",
        };
      }
    }
  }
}
