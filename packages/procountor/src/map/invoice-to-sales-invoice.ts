import {
  FindingList,
  formatAmount,
  type Invoice,
  isCreditNote,
  type RenderContext,
  type Rendered,
  type Step,
} from "@confirma-connect/core";
import { currencies } from "../wire/request/currency.ts";
import type { InvoiceRequest } from "../wire/request/invoice.ts";
import { textLength } from "../wire/request/text-length.ts";
import { approveInvoiceStep, sendInvoiceStep } from "./approval-step.ts";
import { creditNoteSettlement } from "./credit-note-settlement.ts";
import { canBeAdded } from "./exact-sum.ts";
import { invoiceAccounts } from "./invoice-accounts.ts";
import { counterPartyOf } from "./invoice-counter-party.ts";
import { paymentInfoOf } from "./invoice-payment-info.ts";
import { invoicePostings } from "./invoice-postings.ts";
import { type SalesRow, salesRow } from "./invoice-row.ts";
import { checkInvoiceTotal } from "./invoice-total.ts";
import { languageOfCode } from "./language-words.ts";
import { markOf } from "./own-key.ts";
import { partnerSteps } from "./partner-step.ts";
import { procountorPlanOf } from "./procountor-plan.ts";
import type { Readings } from "./readings.ts";
import type { RowContext } from "./row-words.ts";
import { jsonRequest, renderedOf } from "./step-request.ts";
import { procountorTexts } from "./text-rule.ts";

/** Most rows of one invoice that we send; no limit is published (unknown). */
export const mostInvoiceRows = 500;

/** Longest of the two texts that are printed on an invoice: together with a line end they fit into 10,000. */
export const printedTextLength = 4_999;

/**
 * Translates an invoice into one sales invoice, its accounts on the receipt, and its approval when the plan
 * says so. The invoice's number is how it is found again; our key in its notes tells it from another's.
 */
export function invoiceToSalesInvoice(
  invoice: Invoice,
  context: RenderContext,
  readings: Readings,
  companyCurrency: string,
): Rendered {
  const { plan } = context;
  const { own, problems } = procountorPlanOf(plan);
  const findings = new FindingList(procountorTexts(plan.cutLongTexts));
  findings.add(problems);
  const row: RowContext = { plan, own, readings, findings };
  if (!checkAmounts(invoice, findings)) return { steps: [], problems: findings.problems };
  checkHeader(invoice, companyCurrency, row);
  const rows = invoice.rows.map((each, index) =>
    salesRow(each, `/rows/${index}`, row, isCreditNote(invoice)),
  );
  const partner = partnerSteps(invoice, row);
  const request = requestOf(invoice, rows, context, row);
  const settlement = creditNoteSettlement(invoice, context, row);
  return renderedOf(findings.problems, () => {
    const accounts = invoiceAccounts(rows, context);
    const before = [...partner, ...settlement.before, ...accounts.before];
    const made = invoiceStep(invoice, { ...partnerOf(partner), ...request }, context, row);
    return [
      ...before,
      { ...made, postings: own.approveInvoices ? postingsOf(invoice, rows) : [] },
      ...accounts.after,
      ...(own.approveInvoices ? [approveInvoiceStep(context)] : []),
      ...(sends(row) ? [sendInvoiceStep(context)] : []),
      ...settlement.after,
    ];
  });
}

const postingsOf = ({ amounts, header }: Invoice, rows: readonly SalesRow[]) =>
  invoicePostings(rows, amounts.totalAmount, header.date);

const partnerOf = (steps: readonly Step[]): Pick<InvoiceRequest, "partnerId"> =>
  steps.length === 0 ? {} : { partnerId: "{{partner}}" };

const sends = ({ plan, own }: RowContext): boolean =>
  own.approveInvoices && own.sendInvoices && !plan.invoices.alreadySent;

/** Whether the amounts can be computed with at all. */
function checkAmounts({ rows, amounts }: Invoice, findings: FindingList): boolean {
  const all = rows.flatMap(({ netAmount, vatAmount, amount }) => [netAmount, vatAmount, amount]);
  if (canBeAdded([...all, amounts.totalAmount])) return true;
  findings.refuse("ACC_UNSUPPORTED_SIZE", "/rows", "the amounts are too large to be added exactly");
  return false;
}

function checkHeader(
  invoice: Invoice,
  companyCurrency: string,
  { own, plan, readings, findings }: RowContext,
) {
  const { currencyCode } = invoice.header;
  if (currencyCode !== companyCurrency || !currencies.has(currencyCode)) {
    const message = `invoices are delivered in the company's currency ${companyCurrency}, not in ${currencyCode}`;
    findings.refuse("ACC_UNSUPPORTED_CURRENCY", "/header/currencyCode", message);
  }
  if (invoice.rows.length > mostInvoiceRows) {
    const message = `an invoice may have ${mostInvoiceRows} rows, the document has ${invoice.rows.length}`;
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/rows", message);
  }
  checkInvoiceTotal(invoice, readings.invoiceRounding, findings);
  const email = invoice.parties.buyerParty.contact?.email;
  if (!plan.invoices.alreadySent && own.invoiceChannel === "EMAIL" && email === undefined) {
    const message = "an invoice that Procountor sends by e-mail needs the buyer's address";
    findings.refuse("ACC_DOCUMENT_FIELD_MISSING", "/parties/buyerParty/contact", message);
  }
}

/** The invoice in Procountor's words. */
function requestOf(
  invoice: Invoice,
  rows: readonly SalesRow[],
  context: RenderContext,
  row: RowContext,
): Omit<InvoiceRequest, "partnerId"> {
  const { own, plan, readings, findings } = row;
  const { header } = invoice;
  const { orderReference, ...references } = referencesOf(invoice, findings);
  return {
    type: "SALES_INVOICE",
    date: header.date,
    ...counterPartyOf(invoice, findings),
    // Left out it would be a copy of the buyer's address, whose country may then not be blank (seen).
    deliveryAddress: {},
    paymentInfo: paymentInfoOf(invoice, row),
    extraInfo: { accountingByRow: true, unitPricesIncludeVat: false },
    discountPercent: 0,
    orderReference,
    invoiceRows: rows.map(({ request }) => request),
    vatStatus: rows[0]?.vatWords.vatStatus ?? readings.noVatStatus,
    originalInvoiceNumber: findings.text(header.number, "/header/number", textLength.originalInvoiceNumber),
    invoiceChannel: plan.invoices.alreadySent ? "NO_SENDING" : own.invoiceChannel,
    language: languageOfCode(header.languageCode) ?? own.language,
    additionalInformation: printedText(invoice, findings),
    notes: `Confirma ${markOf(context.keyOf("invoice"))}`,
    ...references,
  };
}

function referencesOf({ references }: Invoice, findings: FindingList) {
  const { buyer, sales, orderNumber, agreement } = references;
  return {
    orderReference: findings.optionalText(buyer, "/references/buyer", textLength.orderReference),
    orderNumber: findings.optionalText(orderNumber, "/references/orderNumber"),
    agreementNumber: findings.optionalText(agreement, "/references/agreement"),
    sellerReferenceIdentifier: findings.optionalText(
      sales,
      "/references/sales",
      textLength.referenceIdentifier,
    ),
  };
}

function printedText({ header }: Invoice, findings: FindingList): string | undefined {
  const { description, additionalInformation } = header;
  const texts = [
    findings.optionalText(description, "/header/description", printedTextLength),
    findings.optionalText(additionalInformation, "/header/additionalInformation", printedTextLength),
  ].filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join("\n");
}

function invoiceStep(
  invoice: Invoice,
  request: InvoiceRequest,
  context: RenderContext,
  { own }: RowContext,
): Omit<Step, "postings"> {
  const { header, amounts } = invoice;
  const reference = request.paymentInfo.bankReferenceCode;
  const what = isCreditNote(invoice) ? "Credit note" : "Sales invoice";
  return {
    name: "invoice",
    action: "create",
    title: own.approveInvoices ? what : `${what}, left unfinished: outside the official books`,
    request: jsonRequest("POST", "invoices", request),
    identity: {
      type: "salesInvoice",
      key: context.keyOf("invoice"),
      values: {
        number: request.originalInvoiceNumber,
        date: header.date,
        dueDate: header.dueDate,
        currency: header.currencyCode,
        total: formatAmount(amounts.totalAmount, "."),
        rows: invoice.rows.map((_, index) => `/rows/${index}`).join(" "),
        ...(reference === undefined ? {} : { reference }),
      },
    },
    uses: request.partnerId === undefined ? [] : ["partner"],
  };
}
