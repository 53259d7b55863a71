import type { ExchangeAnswer } from "../../kernel/exchange.ts";
import { jsonAnswer } from "../answer.ts";
import { type ConfirmaAction, type ConfirmaBook, type ConfirmaCase, sumOf } from "../book/confirma-book.ts";
import { reduceCase, withCase } from "../book/post.ts";
import { badRequest } from "../failure.ts";
import { actionData } from "../message/invoice-rules.ts";
import { centsOf, fieldsOf } from "../message/rule.ts";
import type { Scene } from "../scene.ts";

/** `POST /invoice/action`: queues all actions or none. */
export function postActions(scene: Scene): ExchangeAnswer {
  const { tenant, readings } = scene;
  const listed: unknown = fieldsOf(scene.body)?.["actions"];
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [];
  let book = tenant.book();
  for (const [index, entry] of entries.entries()) {
    const action = readAction(scene, book, fieldsOf(entry) ?? {}, index);
    book = { ...book, actions: [...book.actions, action] };
    if (readings.actionEffect === "atOnce") book = carryOut(book, action, scene.today);
  }
  tenant.write(book);
  return jsonAnswer(readings.submitStatus, { message: "Actions queued", count: entries.length });
}

/** The book after an action took effect. */
export function carryOut(book: ConfirmaBook, action: ConfirmaAction, today: string): ConfirmaBook {
  const done: ConfirmaBook = {
    ...book,
    actions: book.actions.map((known) =>
      known.actionId === action.actionId ? { ...known, state: "done" } : known,
    ),
  };
  const file = done.cases.find(({ caseId }) => caseId === action.caseId);
  if (file === undefined) return done;
  if (action.code === "DIRECTPAYMENT") {
    return reduceCase(done, file.caseId, directParts(file, centsOf(action.data["amount"]) ?? 0), today);
  }
  return withCase(done, changed(file, action, today));
}

function changed(file: ConfirmaCase, { code, data }: ConfirmaAction, today: string): ConfirmaCase {
  switch (code) {
    case "WITHDRAW":
      return { ...file, status: "WITHDRAWN", closedAt: file.closedAt ?? today };
    case "DUEDATE":
      return { ...file, dueDate: String(data["dueDate"]) };
    case "PAYMENTPLAN":
      return { ...file, paymentPlanAllowed: true };
    case "OBJECTION":
      return { ...file, disputed: true };
    case "PAUSE":
      return { ...file, paused: true };
    default:
      return file;
  }
}

/** Costs first, then interest, then capital, which also takes what is too much. */
function directParts({ open }: ConfirmaCase, amount: number): ConfirmaCase["open"] {
  const costs = Math.max(0, Math.min(open.costs, amount));
  const interest = Math.max(0, Math.min(open.interest, amount - costs));
  return { costs, interest, capital: amount - costs - interest };
}

function readAction(
  scene: Scene,
  book: ConfirmaBook,
  fields: Readonly<Record<string, unknown>>,
  index: number,
): ConfirmaAction {
  const code = String(fields["code"]);
  const data = fieldsOf(fields["data"]) ?? {};
  const strict = scene.readings.unknownField === "refuse";
  const errors = actionData[code]?.(fields["data"], `actions[${index}].data`, strict) ?? [];
  if (errors.length > 0) throw badRequest(...errors);
  const file = targetOf(scene, book, data, `actions[${index}]`);
  checkState(scene, file, { code, data }, `actions[${index}]`);
  const actionId = book.actions.length + 1;
  return { actionId, code, comment: String(fields["comment"]), caseId: file.caseId, data, state: "pending" };
}

function targetOf(
  { readings }: Scene,
  book: ConfirmaBook,
  { caseId, invoiceNumber }: Readonly<Record<string, unknown>>,
  path: string,
): ConfirmaCase {
  const [byId, byNumber] = [caseId ?? undefined, invoiceNumber ?? undefined];
  const incomplete =
    readings.actionTarget === "both"
      ? byId === undefined || byNumber === undefined
      : byId === undefined && byNumber === undefined;
  if (incomplete) throw badRequest(`${path} names no case`);
  const file = book.cases.find(
    (known) =>
      (byId === undefined || known.caseId === byId) &&
      (byNumber === undefined || known.invoiceNumber === String(byNumber)),
  );
  if (file === undefined) throw badRequest(`${path}: there is no such case`);
  return file;
}

function checkState(
  { readings, today }: Scene,
  file: ConfirmaCase,
  { code, data }: Pick<ConfirmaAction, "code" | "data">,
  path: string,
): void {
  if (file.status !== "OPEN" && code !== "COMMENT" && readings.closedCase === "refuse")
    throw badRequest(`${path}: the case is closed`);
  if (code === "PAUSE" && file.paused) throw badRequest(`${path}: the case is paused already`);
  if (code === "DUEDATE" && String(data["dueDate"]) <= file.dueDate)
    throw badRequest(`${path}: the due date can only be extended`);
  if (code !== "DIRECTPAYMENT") return;
  const amount = centsOf(data["amount"]) ?? 0;
  if (amount <= 0) throw badRequest(`${path}: the amount must be positive`);
  if (data["currency"] !== file.currency) throw badRequest(`${path}: the case has another currency`);
  if (String(data["paymentDate"]) > today) throw badRequest(`${path}: the payment lies in the future`);
  if (amount > sumOf(file.open) && readings.directOverpayment === "refuse")
    throw badRequest(`${path}: more than is open`);
  if (readings.outstandingAmounts === "checked") checkOutstanding(file, data, amount, path);
}

function checkOutstanding(
  file: ConfirmaCase,
  data: Readonly<Record<string, unknown>>,
  amount: number,
  path: string,
): void {
  const names = ["outstandingCapitalAmount", "outstandingInterestAmount", "outstandingCostsAmount"];
  const left = names.reduce((sum, name) => sum + (centsOf(data[name]) ?? 0), 0);
  if (left !== sumOf(file.open) - amount)
    throw badRequest(`${path}: the outstanding amounts are not what is left`);
}
