import { expect } from "@jest/globals";
import type { CashInClient, CashInResult, CashInRouteName } from "../../src/index.ts";
import { month } from "./running.ts";

/** An open invoice of the month. */
export const invoiceNumber = month.invoices.find(({ status }) => status === "OPEN")?.invoiceNumber ?? "";
const paid = month.invoices.find(({ status }) => status === "PAID")?.invoiceNumber ?? "";
const { caseId = "", debtorId = "" } = month.invoices[0] ?? {};
const body = { InvoiceNumber: "N1", Amount: 10.5, DueDate: "2026-05-01", DebtorId: "D1" };
const payment = { Amount: 0.01, PaymentDate: "2026-03-30" };

type Call = (client: CashInClient) => Promise<CashInResult<unknown>>;

interface Endpoint {
  readonly call: Call;
  /** What the answer holds, as a part of it. */
  readonly holds: unknown;
  /** What has to be there before. */
  readonly before?: Call;
}

const endpoint = (call: Call, holds: unknown, before?: Call): Endpoint => ({
  call,
  holds,
  ...(before === undefined ? {} : { before }),
});

const [money] = month.allocations.map(({ payment: cents, settlementDate }) => ({ cents, settlementDate }));

/** Every endpoint of the menu as a partner or a creditor would call it. */
export const endpoints: Readonly<Record<CashInRouteName, Endpoint>> = {
  allocatedPayments: endpoint(({ allocatedPayments }) => allocatedPayments.page(), {
    page: 1,
    pageSize: 100,
  }),
  validateToken: endpoint(({ tokens }) => tokens.validate(), { IsValid: true }),
  renewToken: endpoint(
    ({ tokens }) => tokens.renew({ parameters: { customerCode: "CUST100", publicIp: "192.0.2.17" } }),
    { ApiKey: "renewed-key-1" },
  ),
  createCollectionCases: endpoint(
    ({ collection }) => collection.createCases({ body: { Receivables: [body] } }),
    { CaseIds: ["VELKA-41"] },
  ),
  updateCollectionReceivables: endpoint(
    ({ collection }) =>
      collection.updateReceivables({ body: { Payments: [{ InvoiceNumber: invoiceNumber, ...payment }] } }),
    { Count: 1 },
  ),
  collectionReceivablesStatus: endpoint(
    ({ collection }) => collection.receivablesStatus(),
    expect.arrayContaining([expect.objectContaining({ CaseId: caseId })]),
  ),
  caseBatchStatus: endpoint(
    ({ collection }) => collection.caseBatchStatus({ parameters: { batchId: "B41" } }),
    { Count: 1, Status: "ACCEPTED" },
    ({ collection }) => collection.createCases({ body: { Receivables: [body] } }),
  ),
  collectionCase: endpoint(({ collection }) => collection.case({ parameters: { caseId } }), {
    CaseId: caseId,
  }),
  debtorSummary: endpoint(({ collection }) => collection.debtorSummary({ parameters: { debtorId } }), {
    Cases: 1,
  }),
  settlements: endpoint(({ collection }) => collection.settlements(), [{ SettlementNumber: "2026-03-28" }]),
  settlement: endpoint(
    ({ collection }) =>
      collection.settlement({ parameters: { settlementNumber: money?.settlementDate ?? "" } }),
    { Amount: month.allocations.reduce((sum, row) => sum + row.payment, 0) / 100 },
  ),
  directSettlements: endpoint(({ collection }) => collection.directSettlements(), []),
  directSettlement: endpoint(
    ({ collection }) => collection.directSettlement({ parameters: { settlementNumber: "1" } }),
    404,
  ),
  creditLossReceivables: endpoint(({ collection }) => collection.creditLossReceivables(), []),
  createInvoice: endpoint(({ invoices }) => invoices.create({ body }), {
    InvoiceNumber: "N1",
    OpenAmount: 10.5,
  }),
  createInvoiceWithSeller: endpoint(
    ({ invoices }) => invoices.createWithSeller({ body: { ...body, SellerId: "S1" } }),
    { InvoiceNumber: "N1" },
  ),
  submitInvoiceBatch: endpoint(({ invoices }) => invoices.submitBatch({ body: { Invoices: [body] } }), {
    Count: 1,
  }),
  invoiceBatches: endpoint(
    ({ invoices }) => invoices.batches(),
    [{ BatchId: "B41", Count: 1 }],
    ({ invoices }) => invoices.submitBatch({ body: { Invoices: [body] } }),
  ),
  salesInvoices: endpoint(
    ({ invoices }) => invoices.list(),
    expect.arrayContaining([expect.objectContaining({ InvoiceNumber: invoiceNumber })]),
  ),
  invoiceDelivery: endpoint(({ invoices }) => invoices.delivery({ parameters: { invoiceNumber } }), {
    Status: "DELIVERED",
  }),
  invoiceStatus: endpoint(({ invoices }) => invoices.status({ parameters: { invoiceNumber } }), {
    Status: "OPEN",
  }),
  deliveryStatistics: endpoint(({ invoices }) => invoices.deliveryStatistics(), { Delivered: 40, Failed: 0 }),
  receivedPayments: endpoint(
    ({ invoices }) => invoices.receivedPayments({ parameters: { invoiceNumber: paid } }),
    [{ Direct: false }],
  ),
  electronicInvoicingContracts: endpoint(({ invoices }) => invoices.electronicInvoicingContracts(), []),
  updateInvoice: endpoint(
    ({ invoices }) => invoices.update({ parameters: { invoiceNumber }, body: { DueDate: "2026-05-05" } }),
    { DueDate: "2026-05-05" },
  ),
  updateFinvoiceAccount: endpoint(
    ({ invoices }) => invoices.updateFinvoiceAccount({ body: { Account: "A1" } }),
    {
      Account: "A1",
    },
  ),
  submitInvoicePayment: endpoint(
    ({ invoices }) => invoices.submitPayment({ parameters: { invoiceNumber }, body: payment }),
    { InvoiceNumber: invoiceNumber },
  ),
  products: endpoint(
    ({ registers }) => registers.products(),
    [{ Id: "41", Name: "Work" }],
    ({ registers }) => registers.submitProduct({ body: { Name: "Work" } }),
  ),
  submitProduct: endpoint(({ registers }) => registers.submitProduct({ body: { Name: "Work" } }), {
    Id: "41",
  }),
  updateProduct: endpoint(
    ({ registers }) => registers.updateProduct({ parameters: { id: "41" }, body: { Name: "Play" } }),
    { Id: "41" },
    ({ registers }) => registers.submitProduct({ body: { Name: "Work" } }),
  ),
  deleteProduct: endpoint(
    ({ registers }) => registers.deleteProduct({ parameters: { id: "41" } }),
    { Id: "41" },
    ({ registers }) => registers.submitProduct({ body: { Name: "Work" } }),
  ),
  customers: endpoint(
    ({ registers }) => registers.customers(),
    [{ Id: "41", Name: "Debtor Oy" }],
    ({ registers }) => registers.submitCustomer({ body: { Name: "Debtor Oy" } }),
  ),
  submitCustomer: endpoint(({ registers }) => registers.submitCustomer({ body: { Name: "Debtor Oy" } }), {
    Id: "41",
  }),
  updateCustomer: endpoint(
    ({ registers }) => registers.updateCustomer({ parameters: { id: "41" }, body: { Name: "Other Oy" } }),
    { Id: "41" },
    ({ registers }) => registers.submitCustomer({ body: { Name: "Debtor Oy" } }),
  ),
  deleteCustomer: endpoint(
    ({ registers }) => registers.deleteCustomer({ parameters: { id: "41" } }),
    { Id: "41" },
    ({ registers }) => registers.submitCustomer({ body: { Name: "Debtor Oy" } }),
  ),
  externalInvoiceDelivery: endpoint(
    ({ externalInvoices }) => externalInvoices.delivery({ parameters: { invoiceNumber } }),
    { Method: "EMAIL" },
  ),
  externalInvoicePayments: endpoint(
    ({ externalInvoices }) => externalInvoices.payments({ parameters: { invoiceNumber: paid } }),
    [{ Direct: false }],
  ),
  createDirectPayment: endpoint(
    ({ externalInvoices }) =>
      externalInvoices.createDirectPayment({ parameters: { invoiceNumber }, body: payment }),
    { Status: "OPEN" },
  ),
  submitExternalInvoiceAction: endpoint(
    ({ externalInvoices }) =>
      externalInvoices.submitAction({ parameters: { invoiceNumber }, body: { Action: "WITHDRAW" } }),
    { Accepted: true },
  ),
  agreementStatus: endpoint(({ externalInvoices }) => externalInvoices.agreementStatus(), {
    Status: "ACTIVE",
  }),
  registerCreditor: endpoint(
    ({ partner }) =>
      partner.registerCreditor({
        businessDetails: { Name: "New Oy" },
        contactPersons: [{ Name: "N" }],
        serviceConfiguration: { Service: "LIFECYCLE" },
      }),
    { CreditorId: "C90001", ApiKey: "issued-key-C90001" },
  ),
  updateCreditor: endpoint(
    ({ partner }) =>
      partner.updateCreditor("C100", {
        contactPersons: [{ Name: "N" }],
        bankAccount: { Iban: "FI2112345600000785" },
        serviceSettings: { Reminders: 2 },
      }),
    { CreditorId: "C100" },
  ),
  creditorCredentials: endpoint(({ partner }) => partner.creditorCredentials("C100"), {
    ApiKey: "demo-creditor-key",
  }),
  externalAgreements: endpoint(
    ({ partner }) => partner.externalAgreements("C100"),
    [{ agreementId: "AGR-1", creditorId: "C100" }],
  ),
  sellerDelivery: endpoint(
    ({ partner }) => partner.sellerDelivery("C100"),
    expect.arrayContaining([{ invoiceNumber, status: "DELIVERED", method: "EMAIL" }]),
  ),
  sendSms: endpoint(
    ({ partner }) => partner.sendSms({ recipient: "+358500000017", message: "Hyvää päivää" }),
    [{ messageId: "SMS1", status: "DELIVERED" }],
  ),
};
