import type { ExchangeAnswer } from "../../kernel/exchange.ts";
import { jsonAnswer, listAnswer, noContent } from "../answer.ts";
import type { ConfirmaAccountingDocument } from "../book/confirma-book.ts";
import { badRequest } from "../failure.ts";
import { centsOf, fieldsOf } from "../message/rule.ts";
import type { Scene } from "../scene.ts";
import { askedPeriod, within } from "./period.ts";

type Kind = ConfirmaAccountingDocument["kind"];
type Fields = Readonly<Record<string, unknown>>;

const names = { invoice: "invoices", ledger: "ledgers", payment: "payments" } as const;

/** `POST /accounting/…`: keeps the documents as pending, all or none. */
export function postAccounting(kind: Kind, scene: Scene): ExchangeAnswer {
  const { tenant, readings } = scene;
  const given = documentsOf(kind, scene.body);
  let { accounting } = tenant.book();
  const rows: unknown[] = [];
  for (const content of given) {
    const identifier = identifierOf(kind, content);
    if (kind === "ledger") checkBalance(content);
    const known = accounting.some((each) => each.kind === kind && each.identifier === identifier);
    if (known && readings.duplicateSubmission === "refuse")
      throw badRequest("the identifier is there already");
    const document = { kind, identifier, content, status: 0, syncDate: null, description: "Pending" };
    rows.push(show(document));
    if (!known || readings.duplicateSubmission === "accept") accounting = [...accounting, document];
  }
  tenant.write({ ...tenant.book(), accounting });
  if (readings.submissionAnswer === "empty") return { ...noContent, status: readings.submitStatus };
  const whole = readings.submissionAnswer === "rows" ? { [names[kind]]: rows } : { message: "Accepted" };
  return jsonAnswer(readings.submitStatus, whole);
}

/** `GET /accounting/…`: status rows; 204 for none (seen). */
export function readAccounting(kind: Kind, scene: Scene): ExchangeAnswer {
  const { tenant, query, handling } = scene;
  const dated = query["fromDate"] !== undefined || query["toDate"] !== undefined;
  const period = dated ? halfOpen(scene) : undefined;
  const rows = tenant
    .book(handling.writesBehind)
    .accounting.filter((each) => each.kind === kind)
    .filter(({ identifier }) => wanted(query["sourceIdentifier"], identifier))
    .filter(({ status }) => wanted(query["status"], String(status)))
    .filter(({ content }) => wanted(query["invoiceNumber"], numberOf(kind, content)))
    .filter(({ content }) => period === undefined || within(dateOf(kind, content), period))
    .map(show);
  return listAnswer(rows, { [names[kind]]: rows }, scene.readings);
}

const wanted = (asked: string | undefined, value: string): boolean => asked === undefined || asked === value;

/** One open end is allowed here: the filters are inferred altogether. */
function halfOpen(scene: Scene): { readonly from: string; readonly to: string } {
  const { fromDate, toDate } = scene.query;
  if (fromDate !== undefined && toDate !== undefined) return askedPeriod(scene, ["fromDate", "toDate"]);
  return { from: fromDate ?? "0000-01-01", to: toDate ?? "9999-12-31" };
}

function documentsOf(kind: Kind, body: unknown): readonly Fields[] {
  const given = fieldsOf(body)?.[names[kind]];
  const entries: readonly unknown[] = Array.isArray(given) ? given : [given];
  return entries.map((entry) => fieldsOf(entry) ?? {});
}

function identifierOf(kind: Kind, content: Fields): string {
  if (kind === "ledger") return String(content["ledgerIdentifier"]);
  if (kind === "payment") return String(content["paymentIdentifier"]);
  return numberOf(kind, content);
}

function numberOf(kind: Kind, content: Fields): string {
  if (kind === "payment") return String(content["invoiceNumber"]);
  return kind === "invoice" ? String(fieldsOf(content["header"])?.["number"]) : "";
}

function dateOf(kind: Kind, content: Fields): string {
  if (kind === "ledger") return String(content["documentDate"]);
  if (kind === "payment") return String(content["paymentDate"]);
  return String(fieldsOf(content["header"])?.["date"]);
}

/** In the published example net amounts of all rows make zero, and so do amounts of rows without VAT rows. */
function checkBalance(content: Fields): void {
  const listed: unknown = content["ledgerRows"];
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const rows = entries.map((row) => fieldsOf(row) ?? {});
  const sum = (name: string, of: readonly Fields[]): number =>
    of.reduce((total, row) => total + (centsOf(row[name]) ?? 0), 0);
  if (sum("netAmount", rows) !== 0) throw badRequest("ledgers.ledgerRows: net amounts do not make zero");
  const plain = rows.filter((row) => row["isVatRow"] === 0);
  if (sum("amount", plain) !== 0) throw badRequest("ledgers.ledgerRows: amounts do not make zero");
}

function show({
  kind,
  identifier,
  content,
  status,
  syncDate,
  description,
}: ConfirmaAccountingDocument): unknown {
  const sync = { syncDate, status, description };
  if (kind === "ledger") {
    const { documentDate, documentName } = content;
    return { sourceIdentifier: identifier, documentDate, documentName, documentStatus: "Approved", ...sync };
  }
  const invoiceNumber = numberOf(kind, content);
  return kind === "payment"
    ? { sourceIdentifier: identifier, invoiceNumber, paymentDate: dateOf(kind, content), ...sync }
    : { sourceIdentifier: identifier, invoiceNumber, invoiceDate: dateOf(kind, content), ...sync };
}
