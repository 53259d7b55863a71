import type { JsonFields } from "../../kernel/parse-fault.ts";
import { dimensionErrors } from "../book/dimension.ts";
import { closedPeriod } from "../book/period.ts";
import { type RowDraft, receiptRemainder, reconciliationRow } from "../book/receipt-sum.ts";
import { accountErrors, isEnabledStatus, vatErrors } from "../book/vat.ts";
import { type ErrorMessage, invalid } from "../failure.ts";
import { numberAt, sureNumberAt, textAt } from "../format/json.ts";
import type { Scene } from "../scene.ts";
import type { SentRow } from "./parse-rows.ts";

/** Which side of VAT a receipt's head names. */
export function receiptSide(body: JsonFields): "SALES" | "PURCHASE" {
  return textAt(body, "vatType") === "SALES" ? "SALES" : "PURCHASE";
}

/** Everything wrong with a receipt whose form is right, its sum aside. */
export function receiptErrors(
  scene: Scene,
  body: JsonFields,
  rows: readonly SentRow[],
): readonly ErrorMessage[] {
  return [
    ...closedPeriod(scene, textAt(body, "receiptDate")),
    ...headErrors(scene, body),
    ...kindErrors(rows),
    ...rows.flatMap((row, index) => rowErrors(scene, body, row, `transactions[${index}]`)),
  ];
}

/** The rows with the remainder taken away where the caller asked for it, and what is wrong with the sum. */
export function balanced(
  scene: Scene,
  rows: readonly SentRow[],
): { readonly rows: readonly SentRow[]; readonly errors: readonly ErrorMessage[] } {
  const remainder = receiptRemainder(rows, scene.readings.balanceSum);
  if (remainder === 0) return { rows, errors: [] };
  if (scene.query.get("createReconciliation") === "true") return reconciled(scene, rows, remainder);
  return { rows, errors: scene.readings.balanceCheck === "save" ? [unbalanced()] : [] };
}

function reconciled(scene: Scene, rows: readonly SentRow[], remainder: number): ReturnType<typeof balanced> {
  const limit = scene.readings.reconciliation === "any" ? Number.MAX_SAFE_INTEGER : rows.length;
  if (Math.abs(remainder) > limit) return { rows, errors: [unbalanced()] };
  const present = rows.find(({ transactionType }) => transactionType === "RECONCILIATION_ENTRY");
  if (present === undefined) {
    return { rows: [...rows, { ...reconciliationRow(scene.company, remainder), id: undefined }], errors: [] };
  }
  const adjusted = { ...present, valueCents: present.valueCents - remainder };
  return { rows: rows.map((row) => (row === present ? adjusted : row)), errors: [] };
}

function unbalanced(): ErrorMessage {
  return invalid("The ledger receipt does not add up to zero.");
}

function headErrors(scene: Scene, body: JsonFields): readonly ErrorMessage[] {
  const { company } = scene;
  const errors: ErrorMessage[] = [];
  if (!isEnabledStatus(company, sureNumberAt(body, "vatStatus"), receiptSide(body))) {
    errors.push(invalid("ERROR_VATSTATUS_VATPERC", "vatStatus"));
  }
  const vatCountry = textAt(body, "vatProcessing");
  if (vatCountry !== "" && textAt(body, "type") !== "JOURNAL") {
    errors.push(invalid("vatProcessing is for journals only.", "vatProcessing"));
  } else if (vatCountry !== "" && vatCountry !== company.country && !company.foreignVat) {
    errors.push(invalid("Foreign VAT is not in use.", "vatProcessing"));
  }
  const [start, end] = [textAt(body, "periodStartDate"), textAt(body, "periodEndDate")];
  if (start !== "" && end !== "" && end <= start) errors.push(invalid("The period ends before it starts."));
  const partnerId = numberAt(body, "partnerId");
  if (partnerId !== undefined && !scene.book.partners.some(({ id }) => id === partnerId)) {
    errors.push(invalid("The business partner does not exist.", "partnerId"));
  }
  return errors;
}

function kindErrors(rows: readonly SentRow[]): readonly ErrorMessage[] {
  return (["REVERSING_ENTRY", "RECONCILIATION_ENTRY"] as const).flatMap((kind) => {
    const many = rows.filter(({ transactionType }) => transactionType === kind).length > 1;
    return many ? [invalid(`At most one ${kind} is allowed.`, "transactions")] : [];
  });
}

function rowErrors(scene: Scene, body: JsonFields, row: RowDraft, path: string): readonly ErrorMessage[] {
  const plain = row.transactionType === "ENTRY";
  const side = row.vatType ?? receiptSide(body);
  const status =
    row.vatStatus ?? (plain && row.vatPercent !== 0 ? sureNumberAt(body, "vatStatus") : undefined);
  const pair = { percent: row.vatPercent, status, side };
  const noVat =
    plain || (row.vatPercent === 0 && row.vatStatus === undefined)
      ? []
      : [invalid(`${row.transactionType} takes no VAT.`, `${path}.vatPercent`)];
  const vat = vatErrors(scene.company, pair, path);
  return [
    ...noVat,
    ...vat,
    ...(vat.length === 0 ? accountErrors(scene.company, row.account, pair, path) : []),
    ...dimensionErrors(scene, row.dimensionItemValues, row.valueCents, path),
    ...unsupported(scene, row, path),
  ];
}

function unsupported(scene: Scene, row: RowDraft, path: string): readonly ErrorMessage[] {
  if (scene.readings.unsupportedFields === "ignore") return [];
  const errors: ErrorMessage[] = [];
  if (row.other["balanceCode"] !== undefined && !scene.company.balanceSheet) {
    errors.push(invalid("Balance codes are not in use.", `${path}.balanceCode`));
  }
  if (row.other["partnerId"] !== undefined && scene.company.country !== "NORWAY") {
    errors.push(invalid("A partner on a row is for Norway only.", `${path}.partnerId`));
  }
  return errors;
}
