import { malformed } from "../failure.ts";
import { isDay } from "../read-fields.ts";
import type { CashInReadings } from "../readings.ts";

/** The 13 documented parameters (seen by name; forms inferred). */
const NAMES: readonly string[] = [
  "invoiceNumber",
  "caseId",
  "agency",
  "paymentDateFrom",
  "paymentDateTo",
  "accountingDateFrom",
  "accountingDateTo",
  "currency",
  "hasAllocatedBreakdown",
  "page",
  "pageSize",
  "sortBy",
  "sortOrder",
];

const ORDERS = ["paymentDate", "bookingDate", "accountingDate", "allocationId", "invoiceNumber"] as const;

/** The parameters, each checked. */
export interface AllocationQuery {
  readonly texts: Readonly<Record<"invoiceNumber" | "caseId" | "agency" | "currency", string | undefined>>;
  readonly payment: Period;
  readonly accounting: Period;
  readonly divided: boolean | undefined;
  readonly page: number;
  readonly pageSize: number;
  readonly sortBy: (typeof ORDERS)[number] | undefined;
  readonly descending: boolean | undefined;
}

interface Period {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Reads the query; throws 400 with the name of the first parameter that is wrong. */
export function readAllocationQuery(query: URLSearchParams, readings: CashInReadings): AllocationQuery {
  checkNames(query, readings);
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const currency = checked(query, "currency", (value) => /^[A-Z]{3}$/u.test(value));
  const divided = checked(query, "hasAllocatedBreakdown", (value) => ["true", "false"].includes(value));
  const sortOrder = checked(query, "sortOrder", (value) => ["asc", "desc"].includes(value));
  const wanted = checked(query, "sortBy", (value) => ORDERS.some((known) => known === value));
  return {
    texts: { invoiceNumber: text("invoiceNumber"), caseId: text("caseId"), agency: text("agency"), currency },
    payment: period(query, "paymentDate"),
    accounting: period(query, "accountingDate"),
    divided: divided === undefined ? undefined : divided === "true",
    page: whole(query, "page", readings.firstPage) ?? readings.firstPage,
    pageSize: pageSize(query, readings),
    sortBy: ORDERS.find((known) => known === wanted),
    descending: sortOrder === undefined ? undefined : sortOrder === "desc",
  };
}

function checkNames(query: URLSearchParams, readings: CashInReadings): void {
  for (const name of new Set(query.keys())) {
    if (!NAMES.includes(name)) {
      if (readings.unknownParameter === "refuse") throw malformed("unknown parameter");
    } else if (query.getAll(name).length > 1 || query.get(name) === "") throw malformed(name);
  }
}

function checked(query: URLSearchParams, name: string, good: (value: string) => boolean): string | undefined {
  const value = query.get(name) ?? undefined;
  if (value !== undefined && !good(value)) throw malformed(name);
  return value;
}

function period(query: URLSearchParams, name: string): Period {
  const from = checked(query, `${name}From`, isDay);
  const to = checked(query, `${name}To`, isDay);
  if (from !== undefined && to !== undefined && from > to) throw malformed(`${name}From`);
  return { from, to };
}

function whole(query: URLSearchParams, name: string, least: number): number | undefined {
  const value = checked(query, name, (text) => /^\d{1,9}$/u.test(text) && Number(text) >= least);
  return value === undefined ? undefined : Number(value);
}

function pageSize(query: URLSearchParams, readings: CashInReadings): number {
  const size = whole(query, "pageSize", 1) ?? 100;
  if (size > readings.largestPageSize && readings.oversizedPage === "refuse" && query.has("pageSize"))
    throw malformed("pageSize");
  return Math.min(size, readings.largestPageSize);
}
