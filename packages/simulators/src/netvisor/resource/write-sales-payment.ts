import { addVoucher, type LineDraft, retireVouchers, type VoucherDraft } from "../book/add-voucher.ts";
import type { Book, BookedInvoice, BookedPayment } from "../book/book.ts";
import { postableAccount } from "../book/check-account.ts";
import { recordDimensions } from "../book/dimensions.ts";
import { plainLine, splitLine, sumOf } from "../book/gross-lines.ts";
import { bookInvoice, replaceInvoice } from "../book/invoice-voucher.ts";
import { invalidData } from "../failure.ts";
import { childrenOf, textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { findInvoice, settle } from "./invoice-status.ts";
import { keyParameter } from "./parameter.ts";
import { centsOf, parseVoucherLine } from "./parse-line.ts";
import { paymentTarget } from "./payment-target.ts";
import { mandatoryChild } from "./write-voucher.ts";

/** salespayment.nv: a payment of one invoice, its voucher, and the invoice's smaller open sum. */
export function createPayment(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "salespayment");
  const sumCents = paymentSum(mandatoryChild(node, "sum"));
  const date = textOf(node, "paymentdate") ?? "";
  const method = mandatoryChild(node, "paymentmethod");
  const account = paymentAccount(scene, method);
  const invoice = paymentTarget(scene, mandatoryChild(node, "targetidentifier"), { sumCents, date, method });
  const discount = discountTaken(invoice, sumCents);
  const lines = paymentLines(scene, node, {
    sumCents,
    discount,
    account,
    receivables: receivables(scene, method, invoice),
  });
  const name = textOf(node, "sourcename") ?? "";
  const description = `${name}, suoritus ${invoice?.number ?? ""}`.slice(0, 255);
  const { book, key } = bookPayment(scene, { date, description, lines });
  const payment: BookedPayment = {
    netvisorKey: book.nextKey,
    sumCents,
    settledCents: invoice === undefined ? 0 : sumCents + discount,
    currency: "EUR",
    date,
    name,
    ...(invoice === undefined ? {} : { invoiceKey: invoice.netvisorKey }),
    invoiceNumber: String(invoice?.number ?? ""),
    referenceNumber: invoice?.referenceNumber ?? "",
    paymentMethod: method.text,
    accountNumber: account,
    voucherKey: key,
    status: "valid",
    modified: scene.now,
  };
  return { book: settledBook(scene, book, payment, invoice), insertedKey: payment.netvisorKey };
}

function bookPayment(
  scene: Scene,
  draft: Pick<VoucherDraft, "date" | "description" | "lines">,
): ReturnType<typeof addVoucher> {
  const dimensions = draft.lines.flatMap((line) => line.dimensions);
  return addVoucher(scene, recordDimensions(scene, scene.book, dimensions), {
    ...draft,
    voucherClass: scene.company.defaultVoucherTypes.salesInvoicePayments,
    comment: "",
    checked: false,
  });
}

function settledBook(
  scene: Scene,
  book: Book,
  payment: BookedPayment,
  invoice: BookedInvoice | undefined,
): Book {
  const paid = { ...book, salesPayments: [...book.salesPayments, payment], nextKey: book.nextKey + 1 };
  if (invoice === undefined) return paid;
  const settled = settle(invoice, payment.settledCents, scene.now);
  return settled.status === "unsent" ? replaceInvoice(paid, settled) : bookInvoice(scene, paid, settled);
}

function paymentSum(sum: XmlNode): number {
  const currency = sum.attributes["currency"] ?? "EUR";
  if (currency !== "EUR") throw invalidData(`Currency not found: ${currency}`);
  const cents = centsOf(sum.text);
  if (cents === 0) throw invalidData("Data form incorrect:. The sum of a payment must not be zero");
  return cents;
}

function discountTaken(invoice: BookedInvoice | undefined, sumCents: number): number {
  if (invoice?.type !== "invoice") return 0;
  const missing = invoice.openCents - sumCents;
  return !invoice.expectPartialPayments && missing > 0 ? missing : 0;
}

function paymentAccount(scene: Scene, method: XmlNode): string {
  const type = method.attributes["type"];
  const known = scene.company.paymentMethods.find(
    (candidate) => candidate.type === type && candidate.name === method.text,
  );
  if (known === undefined) throw invalidData(`Payment method not found: ${method.text}`);
  const override = method.attributes["overrideaccountingaccountnumber"];
  return postableAccount(scene.company, override ?? known.accountNumber).number;
}

function receivables(scene: Scene, method: XmlNode, invoice: BookedInvoice | undefined): string {
  const override = method.attributes["overridesalesreceivableaccountnumber"];
  if (override !== undefined) return postableAccount(scene.company, override).number;
  return invoice?.receivablesAccount ?? scene.company.defaultAccounts.AdvancePayments;
}

interface Posting {
  readonly sumCents: number;
  readonly discount: number;
  readonly account: string;
  readonly receivables: string;
}

function paymentLines(scene: Scene, node: XmlNode, posting: Posting): readonly LineDraft[] {
  const wrappers = childrenOf(node, "salespaymentvoucherlines");
  const own = wrappers
    .flatMap((wrapper) => childrenOf(wrapper, "voucherline"))
    .map((line) => parseVoucherLine(scene, line))
    .flatMap((line) => splitLine(scene.company, line));
  const { SalesDiscount } = scene.company.defaultAccounts;
  const credit = plainLine(posting.receivables, -posting.sumCents - posting.discount, "Suoritus");
  const given = posting.discount === 0 ? [] : [plainLine(SalesDiscount, posting.discount, "Kassa-alennus")];
  if (own.length === 0) return [plainLine(posting.account, posting.sumCents, "Suoritus"), ...given, credit];
  const wanted = scene.readings.paymentVoucherLines === "accountSide" ? posting.sumCents : 0;
  if (sumOf(own) !== wanted) throw invalidData("The voucher lines of the payment do not make its sum");
  return wanted === 0 ? own : [...own, ...given, credit];
}

/** deletesalespayment.nv: GET; the voucher is invalidated and the invoice is open again. */
export function deletePayment(scene: Scene): WriteResult {
  const key = keyParameter(scene, "paymentid");
  const payment = scene.book.salesPayments.find(
    (known) => known.netvisorKey === key && known.status === "valid",
  );
  if (payment === undefined)
    throw invalidData(`Sales payment not found with Netvisor identifier: ${key ?? ""}`);
  const retired = retireVouchers(scene, scene.book, [payment.voucherKey], "invalidated");
  const gone: BookedPayment = { ...payment, status: "deleted", modified: scene.now };
  const salesPayments = retired.salesPayments.map((known) => (known === payment ? gone : known));
  const book = { ...retired, salesPayments };
  if (payment.invoiceKey === undefined) return { book };
  const invoice = findInvoice(book, payment.invoiceKey);
  const status = invoice.status === "paid" ? "open" : invoice.status;
  const openCents = invoice.openCents + payment.settledCents;
  return { book: replaceInvoice(book, { ...invoice, status, openCents, modified: scene.now }) };
}
