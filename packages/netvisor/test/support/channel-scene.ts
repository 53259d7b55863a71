import {
  type AccountingSystem,
  civilDate,
  type ResolvedStep,
  randomIds,
  Secret,
  type Step,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createNetvisorSystem } from "@confirma-connect/netvisor";
import { contextOf, golden, invoiceOf, ledgerOf, paymentOf, sampleCreditNote } from "./sample.ts";
import { okAnswer } from "./test-client.ts";

export const host = "https://netvisor.example";
export const now = 1_760_000_000_000;

export const systemOf = (readings: { readonly keyInPayerName?: boolean } = {}): AccountingSystem =>
  createNetvisorSystem(
    {
      baseUrl: host,
      customerId: "customer",
      customerKey: new Secret("customer-key"),
      partnerId: "abc_def",
      partnerKey: new Secret("partner-key"),
      organisationId: "1967543-8",
      readings,
    },
    {
      http: createHttpClient(),
      clock: { now: () => now, today: () => civilDate("2025-10-09") },
      ids: randomIds,
    },
  );

export const attempt = { id: "attempt", number: 1 };
export const inserted = okAnswer("<Replies><InsertedDataIdentifier>1802</InsertedDataIdentifier></Replies>");
const identifiers = { customer: "11", "product-1": "12", invoice: "13", "credited-invoice": "14" };

export function pick(steps: readonly Step[] | undefined, name: string): ResolvedStep {
  const step = steps?.find((each) => each.name === name);
  if (step === undefined) throw new Error(`there is no step ${name}`);
  const body = Object.entries(identifiers).reduce(
    (text, [key, id]) => text.replaceAll(`{{${key}}}`, id),
    step.request.body,
  );
  return { ...step, request: { ...step.request, body }, identifiers };
}

export const ledgerStep = (system: AccountingSystem): ResolvedStep =>
  pick(system.ledger?.render(ledgerOf(), contextOf("ledger", "abc-123-def-456")).steps, "voucher");

export const invoiceStep = (system: AccountingSystem, name: string): ResolvedStep =>
  pick(system.invoices?.render(invoiceOf(), contextOf("invoice", "251601000")).steps, name);

export const creditStep = (system: AccountingSystem, name: string): ResolvedStep => {
  const context = contextOf("invoice", "251601001");
  return pick(system.invoices?.render(invoiceOf(sampleCreditNote), context).steps, name);
};

export const paymentStep = (system: AccountingSystem, change: object = {}): ResolvedStep =>
  pick(system.payments?.render(paymentOf(change), contextOf("payment", "abc-123-def-456")).steps, "payment");

/** A golden file with the identifiers of earlier steps filled in. */
export const filled = (name: string): string =>
  Object.entries(identifiers).reduce((text, [key, id]) => text.replaceAll(`{{${key}}}`, id), golden(name));

export const line = (account: string, sum: string, rest: string) =>
  `<VoucherLine><LineSum>${sum}</LineSum><AccountNumber>${account}</AccountNumber>${rest}</VoucherLine>`;

export const dimension = (name: string, item: string) =>
  `<Dimension><DimensionName>${name}</DimensionName><DimensionItem>${item}</DimensionItem></Dimension>`;

export const vouchers = (...all: readonly string[]) => okAnswer(`<Vouchers>${all.join("")}</Vouchers>`);

export const invoiceRow = (rest = "", number = "251601000") =>
  `<SalesInvoice><NetvisorKey>90</NetvisorKey><InvoiceNumber>${number}</InvoiceNumber><Invoicedate>15.1.2026</Invoicedate><InvoiceSum>365,00</InvoiceSum>${rest}</SalesInvoice>`;

export const invoiceList = (...rows: readonly string[]) =>
  okAnswer(`<SalesInvoiceList>${rows.join("")}</SalesInvoiceList>`);
