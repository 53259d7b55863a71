import type { BookedCustomer, BookedInvoice, InvoiceCommentLine, InvoiceProductLine } from "../book/book.ts";
import { postableAccount } from "../book/check-account.ts";
import { invalidData } from "../failure.ts";
import { addDays } from "../format/date-text.ts";
import { parseDecimal, scaledCents } from "../format/decimal.ts";
import { child, textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene } from "../scene.ts";
import { parseInvoiceLines, parsePosting } from "./parse-invoice-line.ts";
import { centsOf } from "./parse-line.ts";
import { mandatoryChild } from "./write-voucher.ts";

/** What an invoice message says by itself, before number, state and key. */
export type InvoiceHead = Omit<
  BookedInvoice,
  | "netvisorKey"
  | "number"
  | "status"
  | "substatus"
  | "referenceNumber"
  | "openCents"
  | "creditMatches"
  | "modified"
>;

/** Reads the invoice, computes its sums and its due date. */
export function parseInvoiceHead(scene: Scene, node: XmlNode, customer: BookedCustomer): InvoiceHead {
  const type = invoiceType(textOf(node, "invoicetype"));
  const lines = parseInvoiceLines(scene, node);
  if (!lines.some((line) => line.kind === "product"))
    throw invalidData("At least one product line is mandatory");
  const posting = parsePosting(scene, node);
  if (posting.length > 0 && type === "invoicedraft")
    throw invalidData("invoicevoucherlines are not allowed on a draft");
  const date = textOf(node, "salesinvoicedate") ?? "";
  const totalCents = total(mandatoryChild(node, "salesinvoiceamount"), lines);
  const override = textOf(node, "overridevouchersalesreceivablesaccountnumber");
  return {
    type,
    date,
    ...terms(scene, node, date),
    totalCents,
    currency: "EUR",
    customerKey: customer.netvisorKey,
    customerCode: customer.code,
    customerName: textOf(node, "invoicingcustomername") ?? customer.name,
    expectPartialPayments: textOf(node, "expectpartialpayments") === "1",
    cashDiscount: cashDiscount(node, totalCents),
    receivablesAccount:
      override === undefined
        ? scene.company.defaultAccounts.SalesReceivables
        : postableAccount(scene.company, override).number,
    lines,
    posting,
    details: headDetails(node),
  };
}

function invoiceType(text: string | undefined): BookedInvoice["type"] {
  return text === "order" || text === "invoicedraft" ? text : "invoice";
}

function total(amount: XmlNode, lines: readonly (InvoiceProductLine | InvoiceCommentLine)[]): number {
  const currency = amount.attributes["iso4217currencycode"] ?? "EUR";
  if (currency !== "EUR") throw invalidData(`Currency ${currency} is not in use in the company`);
  const given = amount.text === "" ? 0 : centsOf(amount.text);
  if (given !== 0) return given;
  return lines.reduce(
    (sum, line) => (line.kind === "product" ? sum + line.netCents + line.vatCents : sum),
    0,
  );
}

function terms(
  scene: Scene,
  node: XmlNode,
  date: string,
): { readonly dueDate: string; readonly netDays: number } {
  const due = textOf(node, "salesinvoiceduedate");
  const days = textOf(node, "paymenttermnetdays");
  const term = child(node, "paymentterm");
  if (due === undefined && days === undefined && term === undefined) {
    throw invalidData("One of paymentterm, paymenttermnetdays and salesinvoiceduedate is mandatory");
  }
  const netDays = days === undefined ? termDays(scene, term) : Number(days);
  return { dueDate: due ?? addDays(date, netDays), netDays };
}

function termDays(scene: Scene, term: XmlNode | undefined): number {
  const byKey = term?.attributes["type"] === "netvisor";
  const found = scene.company.paymentTerms.find((candidate) =>
    byKey ? String(candidate.netvisorKey) === term.text : candidate.isDefault,
  );
  if (byKey && found === undefined)
    throw invalidData(`Payment term not found with Netvisor identifier: ${term.text}`);
  return found?.netDays ?? 0;
}

function cashDiscount(node: XmlNode, totalCents: number): BookedInvoice["cashDiscount"] {
  const discount = child(node, "paymenttermcashdiscount");
  const parsed = discount === undefined ? undefined : parseDecimal(discount.text, true);
  if (discount === undefined || parsed === undefined) return undefined;
  const isPercent = discount.attributes["type"] === "percentage";
  const cents = isPercent ? scaledCents(parsed, BigInt(totalCents), 10_000n) : scaledCents(parsed, 1n, 1n);
  return { days: Number(textOf(node, "paymenttermcashdiscountdays") ?? "0"), cents };
}

function headDetails(node: XmlNode): Readonly<Record<string, string>> {
  const flat = node.children.filter((element) => element.children.length === 0);
  return Object.fromEntries(flat.map((element) => [element.name, element.text]));
}
