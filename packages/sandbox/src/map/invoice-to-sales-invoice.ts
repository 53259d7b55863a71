import {
  type Invoice,
  type InvoiceRow,
  isCreditNote,
  mapAccount,
  problem,
  type RenderContext,
} from "@confirma-connect/core";
import { invoiceLimits } from "../sandbox.manifest.ts";
import type { WireCustomer } from "../wire/customer.ts";
import type { SalesInvoice, SalesRow } from "../wire/sales-invoice.ts";
import { Findings } from "./findings.ts";
import { rowDimensions } from "./row-dimensions.ts";
import { rowVatCode } from "./row-vat-code.ts";

/** Sales account of rows when neither row nor plan names one. */
const defaultSalesAccount = "3000";

interface Work {
  readonly plan: RenderContext["plan"];
  readonly findings: Findings;
}

function salesRow(row: InvoiceRow, pointer: string, work: Work): SalesRow {
  const { plan, findings } = work;
  const account =
    row.accountNumber === undefined
      ? (plan.invoices.salesAccount ?? defaultSalesAccount)
      : findings.take(mapAccount(plan, row.accountNumber, `${pointer}/accountNumber`));
  return {
    product: row.productCode,
    name: findings.text("rows/*/name", row.name, `${pointer}/name`) ?? row.name,
    text: findings.text("rows/*/description", row.description, `${pointer}/description`),
    quantity: row.quantity,
    unit: row.unit,
    unitPrice: row.unitPrice,
    discount: row.discountPercentage,
    vatPercentage: row.vatPercentage,
    vatCode: rowVatCode(row, pointer, work),
    net: row.netAmount,
    vat: row.vatAmount,
    gross: row.amount,
    account,
    dimensions: rowDimensions(row, pointer, work),
  };
}

function customerOf({ parties }: Invoice, { plan, findings }: Work): WireCustomer {
  const field = plan.invoices.customerCode;
  const { name, businessId, [field]: code } = parties.buyerParty;
  if (code === undefined) {
    const message = "the plan takes the customer code from this field";
    findings.add(problem("ACC_DOCUMENT_FIELD_MISSING", { pointer: `/parties/buyerParty/${field}`, message }));
  }
  return { key: code ?? "?", name, businessId };
}

/** Translates an invoice into the sandbox's customer and sales invoice. */
export function invoiceToSalesInvoice(invoice: Invoice, context: RenderContext) {
  const { header, references, parties, amounts, rows } = invoice;
  const findings = new Findings(invoiceLimits, context.plan);
  const work = { plan: context.plan, findings };
  findings.currency(header.currencyCode, "/header/currencyCode");
  findings.rows(rows.length, "/rows");
  const customer = customerOf(invoice, work);
  const salesInvoice: SalesInvoice = {
    key: context.keyOf("invoice"),
    number: header.number,
    type: isCreditNote(invoice) ? "CREDITNOTE" : "INVOICE",
    date: header.date,
    dueDate: header.dueDate,
    text: findings.text("header/description", header.description, "/header/description"),
    currency: header.currencyCode,
    reference: references.payment,
    creditedNumber: references.creditedInvoiceNumber ?? undefined,
    seller: parties.sellerParty.name,
    customerId: "{{customer}}",
    customerName: customer.name,
    customerCode: customer.key,
    rows: rows.map((row, index) => salesRow(row, `/rows/${index}`, work)),
    net: amounts.netAmount,
    vat: amounts.vatAmount,
    gross: amounts.totalAmount,
  };
  return { customer, salesInvoice, problems: findings.problems };
}
