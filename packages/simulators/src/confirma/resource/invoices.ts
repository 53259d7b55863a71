import type { ExchangeAnswer } from "../../kernel/exchange.ts";
import { jsonAnswer, listAnswer } from "../answer.ts";
import type { ConfirmaBook, ConfirmaInvoice } from "../book/confirma-book.ts";
import { openDemoCase } from "../book/open-demo-case.ts";
import { badRequest, ConfirmaFailure } from "../failure.ts";
import { centsOf, fieldsOf } from "../message/rule.ts";
import type { Scene } from "../scene.ts";
import { askedPeriod, within } from "./period.ts";

type Fields = Readonly<Record<string, unknown>>;

const member = (fields: Fields, name: string): Fields => fieldsOf(fields[name]) ?? {};

/** `POST /invoice`: keeps the invoice and, with payment control, opens its case. */
export function postInvoice(scene: Scene): ExchangeAnswer {
  const { tenant, readings, today } = scene;
  const content = fieldsOf(scene.body) ?? {};
  const invoice = member(content, "invoice");
  const header = member(invoice, "header");
  const invoiceNumber = String(header["number"]);
  const book = tenant.book();
  const known = book.invoices.some((each) => each.invoiceNumber === invoiceNumber);
  if (known && readings.duplicateInvoice === "refuse")
    throw badRequest("invoice.header.number is there already");
  if (String(header["dueDate"]) < String(header["date"]))
    throw badRequest("invoice.header.dueDate is before date");
  const controlled = member(content, "processing")["paymentControlEnabled"] === true;
  const receivable = {
    invoiceNumber,
    amount: centsOf(member(invoice, "amounts")["totalAmount"]) ?? 0,
    dueDate: String(header["dueDate"]),
    reference: textOr(member(invoice, "references")["payment"]),
    debtorName: textOr(member(member(invoice, "parties"), "buyerParty")["name"]),
    currency: String(header["currencyCode"]),
  };
  const opened = controlled ? openDemoCase(book, receivable, { day: today, interest: 0, costs: 0 }) : book;
  const caseId = controlled ? book.nextCaseId : null;
  const distribution = member(content, "distribution");
  const kept: ConfirmaInvoice = {
    invoiceNumber,
    type: textOr(header["type"]) ?? "INVOICE",
    date: String(header["date"]),
    method: String(distribution["method"]),
    distributed: distribution["enabled"] === true,
    caseId,
    content,
  };
  tenant.write({ ...opened, invoices: [...opened.invoices, kept] });
  return jsonAnswer(readings.submitStatus, {
    message: "Invoice accepted",
    invoiceNumber: header["number"],
    caseId,
  });
}

/** `GET /invoice/case`. */
export function readCase({ tenant, readings, query, handling, today }: Scene): ExchangeAnswer {
  const { caseId, invoiceNumber } = query;
  if (caseId === undefined && (invoiceNumber === undefined || readings.caseQuery === "caseId"))
    throw badRequest("caseId is required");
  const file = tenant
    .book(handling.writesBehind)
    .cases.find(
      (known) =>
        (caseId === undefined || String(known.caseId) === caseId) &&
        (invoiceNumber === undefined || known.invoiceNumber === invoiceNumber),
    );
  if (file === undefined) throw new ConfirmaFailure(404, ["there is no such case"]);
  const last = file.closedAt ?? today;
  const summary = {
    caseId: file.caseId,
    status: file.status,
    stage: file.stage,
    createdAt: `${file.createdAt}T00:00:00.000Z`,
    closedAt: file.closedAt,
    activeDays: Math.max(0, Math.round((Date.parse(last) - Date.parse(file.createdAt)) / 86_400_000)),
    creditor: tenant.account.name,
    currency: file.currency,
    agency: "CASH-IN",
  };
  const { capital, interest, costs } = file.open;
  const balance = {
    capitalAmount: capital / 100,
    interestAmount: interest / 100,
    ...(readings.caseCosts === "unnamed" ? {} : { costsAmount: costs / 100 }),
  };
  return jsonAnswer(200, { case: { summary, balance } });
}

/** `GET /invoice/distribution`: counts and echoed filters are seen, the names of the records are not public. */
export function readDistribution(scene: Scene): ExchangeAnswer {
  const { tenant, query, handling, readings } = scene;
  const { invoiceNumber, fetchType } = query;
  const period = askedPeriod(scene, ["fromInvDate", "toInvDate"]);
  const dated = query["fromInvDate"] !== undefined;
  const book: ConfirmaBook = tenant.book(handling.writesBehind);
  const found = book.invoices.filter(
    (each) =>
      (invoiceNumber === undefined || each.invoiceNumber === invoiceNumber) &&
      ((!dated && invoiceNumber !== undefined) || within(each.date, period)),
  );
  const records = found.map((each) => ({
    invoiceNumber: Number(each.invoiceNumber),
    caseId: each.caseId,
    status: each.distributed ? "DELIVERED" : "NOT_SENT",
    method: each.method,
    paymentControlStatus: each.caseId === null ? "DISABLED" : "ENABLED",
  }));
  const successfulCount = found.filter(({ distributed }) => distributed).length;
  const metaData = {
    totalCount: found.length,
    successfulCount,
    failedCount: found.length - successfulCount,
    filtersApplied: {
      invoiceNumber: invoiceNumber ?? null,
      fromInvDate: period.from,
      toInvDate: period.to,
      fetchType: fetchType ?? null,
      defaultLast30Days: !dated,
    },
  };
  return listAnswer(records, { metaData, records }, readings);
}

const textOr = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
