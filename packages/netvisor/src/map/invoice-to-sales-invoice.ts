import {
  checkInvoiceTotals,
  compareDecimal,
  type Decimal,
  decimalFromMinorUnits,
  FindingList,
  formatAmount,
  type Invoice,
  isCreditNote,
  minorUnits,
  multiplyDecimal,
  negateDecimal,
  type RenderContext,
} from "@confirma-connect/core";
import { type SalesInvoice, salesInvoiceRequest } from "../wire/request/sales-invoice.ts";
import { writeComparedLines } from "./compared-line.ts";
import { creditNoteMatch } from "./credit-note-match.ts";
import { type Draft, type DraftStep, draftOf } from "./draft.ts";
import { canBeAdded } from "./exact-sum.ts";
import { type InvoiceCustomer, invoiceCustomer } from "./invoice-customer.ts";
import { type InvoiceLine, invoiceLine, productLine } from "./invoice-line.ts";
import { checkInvoiceNumber } from "./invoice-number.ts";
import { invoicePostings } from "./invoice-postings.ts";
import { type InvoiceProducts, invoiceProducts } from "./invoice-product.ts";
import type { Readings } from "./readings.ts";

/** Most rows of one invoice that we send; no limit is published (unknown). */
export const mostInvoiceRows = 500;

/** Everything about one invoice that has been checked and translated. */
interface CheckedInvoice {
  readonly invoice: Invoice;
  readonly context: RenderContext;
  readonly readings: Readings;
  readonly customer: InvoiceCustomer;
  readonly products: InvoiceProducts;
  readonly lines: readonly InvoiceLine[];
  readonly texts: InvoiceTexts;
}

/**
 * Translates an invoice into its customer, its products and one salesinvoice.nv; a credit note is then
 * matched with the invoice that it credits. The invoice number is how the invoice is found again.
 */
export function invoiceToSalesInvoice(invoice: Invoice, context: RenderContext, readings: Readings): Draft {
  const { plan } = context;
  const findings = new FindingList({
    holder: "Netvisor",
    charset: readings.textCharset,
    cut: plan.cutLongTexts,
  });
  checkHeader(invoice, findings, readings);
  checkSums(invoice, findings);
  const row = { plan, readings, findings };
  const lines = invoice.rows.map((each, index) => invoiceLine(each, `/rows/${index}`, row));
  const checked: CheckedInvoice = {
    invoice,
    context,
    readings,
    customer: invoiceCustomer(invoice, context, findings),
    products: invoiceProducts(lines, plan, findings),
    lines,
    texts: textsOf(invoice, findings),
  };
  const match = creditNoteMatch(invoice, context, row);
  return draftOf(findings.problems, () => [
    ...match.before(),
    checked.customer.step(),
    ...checked.products.steps(),
    invoiceStep(checked),
    ...match.after(),
  ]);
}

function checkHeader({ header, rows }: Invoice, findings: FindingList, readings: Readings): void {
  checkInvoiceNumber(header.number, "/header/number", { findings, longest: readings.invoiceNumberLength });
  if (header.currencyCode !== "EUR") {
    const message = `invoices are delivered to Netvisor in EUR, not in ${header.currencyCode}`;
    findings.refuse("ACC_UNSUPPORTED_CURRENCY", "/header/currencyCode", message);
  }
  if (rows.length > mostInvoiceRows) {
    const message = `an invoice may have ${mostInvoiceRows} rows, the document has ${rows.length}`;
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/rows", message);
  }
}

/** Largest row that core's rules can multiply out, in euros: 2^53 cents. */
const largestRow: Decimal = decimalFromMinorUnits(minorUnits(Number.MAX_SAFE_INTEGER));

/**
 * Core's own rules of totals, for documents that did not come through core's parser: sums that contradict
 * each other would be booked as they are. Numbers that are too large for them are refused before.
 */
function checkSums(invoice: Invoice, findings: FindingList): void {
  const { rows, amounts } = invoice;
  const large = rows.findIndex(({ quantity, unitPrice }) => isTooLarge(multiplyDecimal(quantity, unitPrice)));
  const sums = rows.flatMap(({ netAmount, vatAmount, amount }) => [netAmount, vatAmount, amount]);
  if (large < 0 && canBeAdded([...sums, ...Object.values(amounts)])) {
    findings.add(checkInvoiceTotals(invoice));
    return;
  }
  const pointer = large < 0 ? "/amounts" : `/rows/${large}/quantity`;
  findings.refuse("ACC_UNSUPPORTED_SIZE", pointer, "the amounts are too large to be added exactly");
}

const isTooLarge = (product: Decimal): boolean =>
  compareDecimal(product.digits < 0n ? negateDecimal(product) : product, largestRow) > 0;

/** Free texts of the header; Netvisor publishes no lengths for them (unknown). */
type InvoiceTexts = ReturnType<typeof textsOf>;

const textsOf = ({ header, references }: Invoice, findings: FindingList) => ({
  before: findings.optionalText(header.description, "/header/description"),
  after: findings.optionalText(header.additionalInformation, "/header/additionalInformation"),
  our: findings.optionalText(references.sales, "/references/sales"),
  your: findings.optionalText(references.buyer, "/references/buyer"),
  agreement: findings.optionalText(references.agreement, "/references/agreement"),
  order: findings.optionalText(references.orderNumber, "/references/orderNumber"),
  payment: findings.optionalText(references.payment, "/references/payment"),
});

function invoiceStep(checked: CheckedInvoice): DraftStep {
  const { invoice, context, readings, lines, products, texts } = checked;
  const { header, amounts } = invoice;
  const open = context.plan.invoices.alreadySent;
  const withDimensions =
    readings.onlyExistingDimensions && lines.some(({ dimensions }) => dimensions.length > 0);
  return {
    name: "invoice",
    action: "create",
    title: isCreditNote(invoice) ? "Credit note" : "Sales invoice",
    resource: `salesinvoice.nv?method=add${withDimensions ? "&useonlyexistingdimensions=1" : ""}`,
    body: salesInvoiceRequest(salesInvoiceOf(checked)),
    identity: {
      type: "salesInvoice",
      key: context.keyOf("invoice"),
      values: {
        number: header.number,
        date: header.date,
        dueDate: header.dueDate,
        total: formatAmount(amounts.totalAmount, "."),
        lines: writeComparedLines(lines),
        ...(texts.payment === undefined ? {} : { reference: texts.payment }),
      },
    },
    uses: ["customer", ...products.names],
    // An unsent invoice has no voucher until it is sent from Netvisor.
    postings: open ? invoicePostings(lines, amounts.totalAmount, header.date) : [],
  };
}

function salesInvoiceOf({ invoice, context, readings, ...checked }: CheckedInvoice): SalesInvoice {
  const { header, amounts } = invoice;
  const { customer, products, lines, texts } = checked;
  const options = { isCreditNote: isCreditNote(invoice), lineSums: readings.lineSums };
  return {
    salesinvoicenumber: header.number,
    salesinvoicedate: header.date,
    salesinvoiceduedate: header.dueDate,
    salesinvoicereferencenumber: texts.payment,
    salesinvoiceamount: { "@iso4217currencycode": "EUR", "#": formatAmount(amounts.totalAmount, ",") },
    salesinvoicestatus: { "@type": "netvisor", "#": context.plan.invoices.alreadySent ? "open" : "unsent" },
    salesinvoicefreetextbeforelines: texts.before,
    salesinvoicefreetextafterlines: texts.after,
    salesinvoiceourreference: texts.our,
    salesinvoiceyourreference: texts.your,
    salesinvoiceprivatecomment: `[${context.keyOf("invoice")}]`,
    invoicingcustomeridentifier: { "@type": "netvisor", "#": "{{customer}}" },
    ...customer.invoiceFields,
    expectpartialpayments: "1",
    salesinvoiceagreementidentifier: texts.agreement,
    ordernumber: texts.order,
    invoicelines: {
      invoiceline: lines.map((line) => ({
        salesinvoiceproductline: productLine(line, products.stepOf(line.row), options),
      })),
    },
  };
}
