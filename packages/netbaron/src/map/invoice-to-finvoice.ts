import {
  fitsCharset,
  formatAmount,
  formatReferenceMachine,
  type Invoice,
  negateMinor,
  type Posting,
  parseBankReference,
  type RenderContext,
  type Rendered,
} from "@confirma-connect/core";
import type { Finvoice, FinvoiceReference, FinvoiceRow } from "../wire/finvoice/finvoice.ts";
import { finvoiceLengths as lengths } from "../wire/finvoice/finvoice-value.ts";
import { writeFinvoice } from "../wire/finvoice/write-finvoice.ts";
import { fileStep, renderedFile } from "./file-step.ts";
import { finvoiceLines, mostInvoiceRows, vatSpecification } from "./finvoice-lines.ts";
import { finvoiceParty } from "./finvoice-party.ts";
import type { Readings } from "./readings.ts";
import { type Translation, translationOf } from "./translation.ts";

/** Accounts that NetBaron chooses itself when it books an invoice, as roles. */
const invoiceRoles = { receivables: "(receivables)", sales: "(sales)", vat: "(VAT)" } as const;

/** Translates an invoice into a Finvoice 3.0 document of type INV01, one invoice per file. */
export function invoiceToFinvoice(invoice: Invoice, context: RenderContext, readings: Readings): Rendered {
  const translation = translationOf(context, readings);
  const { findings } = translation;
  if (invoice.header.currencyCode !== "EUR") {
    findings.refuse("ACC_UNSUPPORTED_CURRENCY", "/header/currencyCode", "NetBaron takes euros only");
  }
  if (invoice.rows.length > mostInvoiceRows) {
    const message = `an invoice may have ${mostInvoiceRows} rows, the document has ${invoice.rows.length}`;
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/rows", message);
  }
  const content = finvoiceOf(invoice, translation);
  checkUnsent(invoice, translation);
  const body = (): string => writeFinvoice(content, readings.finvoiceCharset);
  if (readings.finvoiceCharset === "iso-8859-15") checkCharset(invoice, translation);
  return renderedFile(findings, () =>
    fileStep({
      name: "finvoice",
      title: `Finvoice 3.0, INV01: ${content.rows.length} rows, total ${formatAmount(content.gross, ".")}`,
      file: { key: context.keyOf("finvoice"), label: invoice.header.number, ending: "xml" },
      contentType: `application/xml; charset=${readings.finvoiceCharset}`,
      body: body(),
      values: {
        invoiceNumber: content.number,
        rows: String(content.rows.length),
        total: formatAmount(content.gross, "."),
      },
      postings: postingsOf(content),
    }),
  );
}

function finvoiceOf(
  { header, references, parties, amounts, ...rest }: Invoice,
  translation: Translation,
): Finvoice {
  const { findings, decisions } = translation;
  const { sellerParty, buyerParty, invoiceRecipientParty } = parties;
  const rows = finvoiceLines({ header, references, parties, amounts, ...rest }, translation);
  const text = (value: string | undefined, pointer: string): string | undefined =>
    findings.optionalText(value, pointer, lengths.reference);
  const buyer = "/parties/buyerParty";
  return {
    dialect: decisions.finvoiceDialect,
    seller: finvoiceParty(sellerParty, "/parties/sellerParty", findings),
    sellerBic: sellerParty.paymentDetails?.bic ?? decisions.bank?.bic,
    recipient:
      invoiceRecipientParty?.name === undefined
        ? undefined
        : finvoiceParty(invoiceRecipientParty, "/parties/invoiceRecipientParty", findings),
    buyer: finvoiceParty(buyerParty, buyer, findings),
    buyerPhone: findings.optionalText(buyerParty.contact?.phone, `${buyer}/contact/phone`, lengths.phone),
    buyerEmail: findings.optionalText(buyerParty.contact?.email, `${buyer}/contact/email`, lengths.email),
    number: findings.text(header.number, "/header/number", lengths.invoiceNumber),
    date: header.date,
    dueDate: header.dueDate,
    sellerReference: text(references.sales, "/references/sales"),
    customerCode: text(buyerParty.customerAccountId, `${buyer}/customerAccountId`),
    orderNumber: text(references.orderNumber, "/references/orderNumber"),
    orderDate: references.orderDate,
    agreement: text(references.agreement, "/references/agreement"),
    buyerReference: text(references.buyer, "/references/buyer"),
    net: amounts.netAmount,
    vat: amounts.vatAmount,
    gross: amounts.totalAmount,
    vats: vatSpecification(rows),
    freeTexts: freeTextsOf(header, translation),
    rows,
    iban: ibanOf(sellerParty.paymentDetails?.iban, translation),
    reference: referenceOf(references.payment, translation),
  };
}

const freeTextsOf = ({ description, additionalInformation }: Invoice["header"], { findings }: Translation) =>
  [
    findings.optionalText(description, "/header/description", lengths.freeText),
    findings.optionalText(additionalInformation, "/header/additionalInformation", lengths.freeText),
  ].filter((text) => text !== undefined);

/** EpiDetails needs the account to pay to (schema). */
function ibanOf(given: string | undefined, { decisions, findings }: Translation): string {
  const iban = (given ?? decisions.bank?.iban ?? "").replaceAll(/\s/gu, "");
  if (/^[A-Za-z0-9]{1,34}$/u.test(iban)) return iban;
  const message =
    "Finvoice needs the seller's IBAN: neither the document nor the plan (options.netbaron.bank.iban) has one";
  findings.refuse("ACC_DOCUMENT_FIELD_MISSING", "/parties/sellerParty/paymentDetails", message);
  return "";
}

function referenceOf(text: string | undefined, { findings }: Translation): FinvoiceReference | undefined {
  if (text === undefined) return undefined;
  const reference = parseBankReference(text);
  const value = formatReferenceMachine(reference);
  const fits =
    reference.kind === "RF" ? /^RF\d{2}[0-9A-Za-z]{1,21}$/u.test(value) : /^\d{2,20}$/u.test(value);
  if (!fits) {
    const message = "this is not a bank reference, so the Finvoice document has none";
    findings.warn("ACC_DOCUMENT_CHECK_DIGIT", "/references/payment", message);
    return undefined;
  }
  return { scheme: reference.kind === "RF" ? "ISO" : "SPY", value, short: reference.value };
}

/** What the agency's invoice may hold and this file does not. */
function checkUnsent({ parties, references }: Invoice, { findings }: Translation): void {
  const { electronicInvoiceAccount, electronicRoutingAddress } = parties.buyerParty;
  if (electronicInvoiceAccount !== undefined || electronicRoutingAddress !== undefined) {
    const message = "NetBaron knows where it sends invoices: the electronic address is not part of the file";
    findings.tell("ACC_UNSUPPORTED_FEATURE", "/parties/buyerParty/electronicInvoiceAccount", message);
  }
  if (references.electronicPaymentCode !== undefined) {
    const message = "the bar code is not part of the file; it follows from account, sum and reference";
    findings.tell("ACC_UNSUPPORTED_FEATURE", "/references/electronicPaymentCode", message);
  }
}

function checkCharset(invoice: Invoice, { findings }: Translation): void {
  const walk = (value: unknown, pointer: string): void => {
    if (typeof value === "string" && fitsCharset(value, "iso-8859-15") !== undefined) {
      findings.refuse(
        "ACC_DOCUMENT_TEXT_CHARSET",
        pointer,
        "ISO-8859-15 cannot hold a character of this text",
      );
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) walk(member, `${pointer}/${key}`);
  };
  walk(invoice, "");
}

const postingsOf = ({ date, gross, rows, vat }: Finvoice): readonly Posting[] => [
  { account: invoiceRoles.receivables, amount: gross, date, role: "receivables" },
  ...rows.map((row: FinvoiceRow) => ({
    account: row.account ?? invoiceRoles.sales,
    amount: negateMinor(row.net),
    date,
    vatPercentage: row.vatPercentage,
    role: "sales",
  })),
  ...(vat === 0 ? [] : [{ account: invoiceRoles.vat, amount: negateMinor(vat), date, role: "VAT" }]),
];
