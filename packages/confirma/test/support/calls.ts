import { civilDate, Invoice, LedgerDocument, Payment } from "@confirma-connect/core";
import { z } from "zod";
import { type ConfirmaClient, type ConfirmaResult, NewClient, SalesInvoiceRequest } from "../../src/index.ts";
import { InvoiceActions } from "../../src/wire/invoice-action.ts";
import { fixture } from "./fixture.ts";

const period = { from: civilDate("2026-03-01"), to: civilDate("2026-03-30") };

/** An invoice with everything that the accounting endpoint asks for. */
const accountingInvoice = () => {
  const request = z
    .object({ invoice: z.record(z.string(), z.unknown()) })
    .parse(fixture("sales-invoice-request"));
  return {
    ...request.invoice,
    amounts: { netAmount: 100, vatAmount: 25.5, totalAmount: 125.5 },
    rows: [
      {
        name: "Work",
        quantity: 2,
        unitPrice: 50,
        vatPercentage: 25.5,
        vatCode: "20",
        netAmount: 100,
        vatAmount: 25.5,
        amount: 125.5,
      },
    ],
  };
};

const ledger = () =>
  LedgerDocument.parse(z.object({ ledgers: z.unknown() }).parse(fixture("ledger-document")).ledgers);

export const paymentsBody = z.object({ payments: z.array(z.unknown()) });

/** One call of every endpoint that has a path by default. */
export interface EndpointCall {
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Path below the prefix, with the query. */
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly list?: boolean;
  run(client: ConfirmaClient): Promise<ConfirmaResult<unknown>>;
}

const get = (name: string, path: string, run: EndpointCall["run"], list = false): EndpointCall => ({
  name,
  method: "GET",
  path,
  run,
  list,
});

const post = (name: string, path: string, body: unknown, run: EndpointCall["run"]): EndpointCall => ({
  name,
  method: "POST",
  path,
  body,
  run,
});

export const calls: readonly EndpointCall[] = [
  {
    ...post("createClient", "/client", fixture("new-client"), ({ onboarding }) =>
      onboarding.createClient(NewClient.parse(fixture("new-client"))),
    ),
    key: "provisioning-key",
  },
  get("validateToken", "/validate", ({ onboarding }) => onboarding.validateToken()),
  get("renewToken", "/renew", ({ onboarding }) => onboarding.renewToken()),
  post("createInvoice", "/invoice", fixture("sales-invoice-request"), ({ invoices }) =>
    invoices.createInvoice(SalesInvoiceRequest.parse(fixture("sales-invoice-request"))),
  ),
  post("submitActions", "/invoice/action", fixture("invoice-actions"), ({ invoices }) =>
    invoices.submitActions(InvoiceActions.parse(fixture("invoice-actions")).actions),
  ),
  get("caseDetails", "/invoice/case?caseId=12345", ({ invoices }) =>
    invoices.caseDetails({ caseId: "12345" }),
  ),
  get(
    "distribution",
    "/invoice/distribution?invoiceNumber=7&fromInvDate=2026-03-01&toInvDate=2026-03-30",
    ({ invoices }) =>
      invoices.distribution({ invoiceNumber: "7", fromInvDate: period.from, toInvDate: period.to }),
    true,
  ),
  get(
    "payments",
    "/payments?fromDate=2026-03-01&toDate=2026-03-30",
    ({ payments }) => payments.retrievePayments(period),
    true,
  ),
  get(
    "settlements",
    "/settlements?fromDate=2026-03-01&toDate=2026-03-30&unfetchedOnly=true",
    ({ payments }) => payments.retrieveSettlements({ ...period, unfetchedOnly: true }),
    true,
  ),
  post(
    "submitAccountingInvoice",
    "/accounting/invoice",
    { invoices: [Invoice.encode(Invoice.parse(accountingInvoice()))] },
    ({ accounting }) => accounting.submitInvoice(Invoice.parse(accountingInvoice())),
  ),
  get(
    "accountingInvoiceStatus",
    "/accounting/invoice?invoiceNumber=7",
    ({ accounting }) => accounting.invoiceStatus({ invoiceNumber: "7" }),
    true,
  ),
  post("submitLedgerDocument", "/accounting/ledger", fixture("ledger-document"), ({ accounting }) =>
    accounting.submitLedgerDocument(ledger()),
  ),
  get(
    "ledgerDocumentStatus",
    "/accounting/ledger?sourceIdentifier=a+b%26c",
    ({ accounting }) => accounting.ledgerDocumentStatus({ sourceIdentifier: "a b&c" }),
    true,
  ),
  post("submitAccountingPayments", "/accounting/payment", fixture("payments"), ({ accounting }) =>
    accounting.submitPayments(
      paymentsBody.parse(fixture("payments")).payments.map((payment) => Payment.parse(payment)),
    ),
  ),
  get(
    "accountingPaymentStatus",
    "/accounting/payment?fromDate=2026-03-01&status=0",
    ({ accounting }) => accounting.paymentStatus({ fromDate: period.from, status: 0 }),
    true,
  ),
];
