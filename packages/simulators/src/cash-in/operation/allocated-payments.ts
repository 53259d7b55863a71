import type { CashInAllocation } from "../book/cash-in-book.ts";
import type { CashInReply, CashInScene } from "../scene.ts";
import { type AllocationQuery, readAllocationQuery } from "./allocation-query.ts";

const DEFAULT_DAYS = 30;

/** `GET /allocated-payment-transactions`: filter, order, page. Without dates: the last 30 days (seen). */
export function allocatedPayments(scene: CashInScene): CashInReply {
  const query = readAllocationQuery(scene.query, scene.readings);
  const rows = ordered(
    scene.book.allocations.filter((row) => matches(row, query, scene)),
    query,
    scene,
  );
  const { page, pageSize } = query;
  const start = (page - scene.readings.firstPage) * pageSize;
  const data = rows.slice(start, start + pageSize).map(allocationRow);
  if (scene.readings.counts === "absent") return { data };
  return { data, meta: { Count: data.length, Page: page, PageSize: pageSize, TotalCount: rows.length } };
}

function matches(row: CashInAllocation, query: AllocationQuery, { readings, today }: CashInScene): boolean {
  const { invoiceNumber, caseId, agency, currency } = query.texts;
  if (invoiceNumber !== undefined && invoiceNumber !== row.invoiceNumber) return false;
  if (caseId !== undefined && caseId !== row.caseId) return false;
  if (agency !== undefined && agency !== row.agency) return false;
  if (currency !== undefined && currency !== row.currency) return false;
  if (query.divided !== undefined && query.divided !== (row.breakdown !== undefined)) return false;
  const undated = [query.payment, query.accounting].every(
    ({ from, to }) => from === undefined && to === undefined,
  );
  if (undated) return row[readings.defaultPeriodDate] >= daysBefore(today, DEFAULT_DAYS);
  const within = (day: string, { from, to }: AllocationQuery["payment"]): boolean =>
    (from === undefined || day >= from) &&
    (to === undefined || (readings.periodEnd === "inclusive" ? day <= to : day < to));
  return within(row.paymentDate, query.payment) && within(row.accountingDate, query.accounting);
}

function ordered(
  rows: readonly CashInAllocation[],
  { sortBy, descending }: AllocationQuery,
  { readings }: CashInScene,
): readonly CashInAllocation[] {
  const down = descending ?? (sortBy === undefined && readings.defaultOrder === "newestFirst");
  const key = sortBy ?? "paymentDate";
  const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  return [...rows].sort((left, right) => {
    const order = compare(left[key], right[key]) || compare(left.allocationId, right.allocationId);
    return down ? -order : order;
  });
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** An allocation in the published form. */
function allocationRow(row: CashInAllocation): Readonly<Record<string, unknown>> {
  const money = (cents: number | undefined): number | null => (cents === undefined ? null : cents / 100);
  return {
    AllocationId: row.allocationId,
    CaseId: row.caseId,
    Agency: row.agency,
    InvoiceNumber: row.invoiceNumber,
    PaymentType: { Code: row.typeCode, Description: row.typeDescription },
    Dates: {
      PaymentDate: row.paymentDate,
      BookingDate: row.bookingDate,
      AccountingDate: row.accountingDate,
      SettlementDate: row.settlementDate,
    },
    Amounts: {
      PaymentAmount: row.payment / 100,
      CapitalAmount: money(row.breakdown?.capital),
      InterestAmount: money(row.breakdown?.interest),
      CreditorCostsAmount: money(row.breakdown?.costs),
    },
    Currency: row.currency,
  };
}
