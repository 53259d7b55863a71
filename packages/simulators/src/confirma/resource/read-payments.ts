import type { ExchangeAnswer } from "../../kernel/exchange.ts";
import { jsonAnswer, listAnswer } from "../answer.ts";
import { type ConfirmaSettlement, sumOf } from "../book/confirma-book.ts";
import { badRequest } from "../failure.ts";
import type { ConfirmaReadings } from "../readings.ts";
import type { Scene } from "../scene.ts";
import { askedPeriod, within } from "./period.ts";

/** `GET /payments`: a bare array (seen), provisional rows as they were divided at first. */
export function readPayments(scene: Scene): ExchangeAnswer {
  const { readings, tenant, handling } = scene;
  const period = askedPeriod(scene, ["fromDate", "toDate"]);
  const { payments, cases } = tenant.book(handling.writesBehind);
  const files = new Map(cases.map((each) => [each.caseId, each]));
  const rows = payments
    .filter((payment) => within(payment[readings.paymentPeriod], period))
    .map(({ caseId, parts, paymentDate, bookingDate, payerReference }) => {
      const file = files.get(caseId);
      return {
        caseId,
        invoiceNumber: file?.invoiceNumber ?? "",
        invoicePaymentReference: file?.reference ?? null,
        originalPaymentReference: payerReference,
        accountName: file?.debtorName ?? null,
        bookingDate: `${bookingDate}T00:00:00Z`,
        paymentDate: `${paymentDate}T00:00:00Z`,
        invoiceAmount: (file?.claim.capital ?? 0) / 100,
        paymentAmount: sumOf(parts) / 100,
        capitalAmountPaid: parts.capital / 100,
        interestAmountPaid: parts.interest / 100,
        costsAmountPaid: parts.costs / 100,
        currency: file?.currency ?? "EUR",
        agency: "CASH-IN",
      };
    });
  return listAnswer(rows, rows, readings);
}

/** `GET /settlements` in the published form that the reading names; marks what it gives as fetched. */
export function readSettlements(scene: Scene): ExchangeAnswer {
  const { readings, tenant, handling, query, today } = scene;
  const unfetchedOnly = flagOf(query["unfetchedOnly"]);
  const period = askedPeriod(scene, ["fromDate", "toDate"]);
  const { settlements, cases } = tenant.book(handling.writesBehind);
  const given = settlements.filter(
    ({ [readings.settlementPeriod]: day, apiFetchDate }) =>
      within(day, period) && !(unfetchedOnly && apiFetchDate !== null),
  );
  if (given.length === 0 && readings.emptyList === "204") return listAnswer([], [], readings);
  if (unfetchedOnly || readings.fetchedMark === "anyRead") markFetched(scene, given, today);
  const numbers = new Map(cases.map(({ caseId, invoiceNumber }) => [caseId, invoiceNumber]));
  const rows = given.map((settlement) => show(settlement, numbers, readings));
  return jsonAnswer(200, { createdAt: scene.now, settlements: rows });
}

function markFetched({ tenant }: Scene, given: readonly ConfirmaSettlement[], today: string): void {
  const ids = new Set(given.map(({ settlementId }) => settlementId));
  const book = tenant.book();
  const settlements = book.settlements.map((known) =>
    ids.has(known.settlementId) && known.apiFetchDate === null ? { ...known, apiFetchDate: today } : known,
  );
  const changed = settlements.some((known, index) => known !== book.settlements[index]);
  if (changed) tenant.write({ ...book, settlements });
}

function show(
  settlement: ConfirmaSettlement,
  numbers: ReadonlyMap<number, string>,
  { settlementForm }: ConfirmaReadings,
): unknown {
  const newer = settlementForm === "newer";
  const { settlementId, settlementDate, currency, allocations } = settlement;
  const total = allocations.reduce((sum, { parts }) => sum + sumOf(parts), 0);
  const rows = allocations.map(({ allocationId, caseId, parts }) => {
    const split = [
      { type: "CAPITAL", amount: parts.capital / 100 },
      { type: "INTEREST", amount: parts.interest / 100 },
      { type: "FEES", amount: parts.costs / 100 },
    ].filter(({ amount }) => amount !== 0);
    return {
      allocationId,
      allocatedTotalAmount: sumOf(parts) / 100,
      allocationDate: settlementDate,
      currency,
      ...(newer ? { caseId } : {}),
      originalInvoiceNumber: numbers.get(caseId) ?? "",
      ...(newer ? { originalPaymentReference: "", breakdown: split } : { events: split }),
    };
  });
  return {
    settlementId,
    settlementDate,
    agency: newer ? "CASH-IN" : "CashIn",
    remittanceReference: newer ? settlement.remittanceReference : null,
    beneficiary: newer ? settlement.beneficiary : null,
    settlementAmount: total / 100,
    currency,
    ...(newer ? { apiFetchDate: settlement.apiFetchDate } : {}),
    allocations: rows,
  };
}

function flagOf(value: string | undefined): boolean {
  if (value === undefined || value === "false") return false;
  if (value === "true") return true;
  throw badRequest("unfetchedOnly must be true or false");
}
