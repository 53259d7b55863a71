import type { FinkareBook, FinkareSimulatedPayment } from "./finkare-company.ts";
import { FinkareFailure } from "./finkare-failure.ts";
import { FinkareQuery } from "./finkare-query.ts";
import type { FinkareReadings } from "./readings.ts";

/** Everything an endpoint needs to answer one request. */
interface FinkareScene {
  readonly book: FinkareBook;
  readonly readings: FinkareReadings;
  readonly query: URLSearchParams;
  /** The path's parameter, empty when it has none. */
  readonly id: string;
  /** Now in epoch milliseconds. */
  readonly now: number;
}

/** An endpoint with the scope that it needs. */
export interface FinkareEndpoint {
  readonly path: RegExp;
  /** Name for faults and the journal. */
  readonly resource: string;
  readonly scope: string;
  readonly answer: (scene: FinkareScene) => { readonly data: unknown; readonly pagination?: object };
}

const PERIODS = { day: 1, week: 7, month: 30, year: 365 } as const;

/** The endpoints for reading; the scope of invoices is inferred. */
export const finkareEndpoints: readonly FinkareEndpoint[] = [
  { path: /^\/payments$/u, resource: "payments", scope: "payments:read", answer: listPayments },
  {
    path: /^\/payments\/stats\/summary$/u,
    resource: "payments/stats/summary",
    scope: "reports:read",
    answer: statistics,
  },
  {
    path: /^\/payments\/invoice\/([^/]+)$/u,
    resource: "payments/invoice",
    scope: "payments:read",
    answer: paymentsOfInvoice,
  },
  { path: /^\/payments\/([^/]+)$/u, resource: "payment", scope: "payments:read", answer: onePayment },
  {
    path: /^\/invoices$/u,
    resource: "invoices",
    scope: "invoices:read",
    answer: ({ book, query, readings }) =>
      new FinkareQuery(query, ["page", "limit"], readings).page(book.invoices),
  },
];

function listPayments({ book, query, readings }: FinkareScene) {
  const names = ["status", "fromDate", "toDate", "invoiceId", "page", "limit"];
  const asked = new FinkareQuery(query, names, readings);
  const [status, from, to] = [asked.status(), asked.day("fromDate"), asked.day("toDate")];
  if (from !== undefined && to !== undefined && from > to) throw new FinkareFailure(400, "fromDate");
  const invoiceId = asked.text("invoiceId", /^[\w-]+$/u);
  const rows = book.payments.filter((row) => {
    const day = row[readings.dateField]?.slice(0, 10);
    if (from !== undefined && (day === undefined || day < from)) return false;
    if (to !== undefined && (day === undefined || day > to)) return false;
    if (day === to && to !== undefined && readings.toDate === "exclusive") return false;
    return (status ?? row.status) === row.status && (invoiceId ?? row.invoiceId) === row.invoiceId;
  });
  const ordered = [...rows].sort((left, right) => {
    const order = left.createdAt < right.createdAt ? -1 : left.createdAt > right.createdAt ? 1 : 0;
    return readings.order === "oldestFirst" ? order : -order;
  });
  return asked.page(ordered.map((row) => paymentRow(row, readings)));
}

function onePayment({ book, id, query, readings }: FinkareScene) {
  new FinkareQuery(query, [], readings);
  const found = book.payments.find((row) => row.id === id);
  if (found === undefined) throw new FinkareFailure(404, "payment");
  return { data: paymentRow(found, readings) };
}

function paymentsOfInvoice({ book, id, query, readings }: FinkareScene) {
  // No parameter is documented here, not even those of paging.
  new FinkareQuery(query, [], readings);
  const known = book.invoices.some((invoice) => invoice.id === id);
  if (!known && readings.unknownInvoice === "404") throw new FinkareFailure(404, "invoice");
  const rows = book.payments.filter(({ invoiceId }) => invoiceId === id);
  // The published rows name neither the invoice nor a currency.
  return {
    data: rows.map((row) => {
      const { invoiceId: _, currency: __, ...shown } = paymentRow(row, readings);
      return shown;
    }),
  };
}

function statistics({ book, query, readings, now }: FinkareScene) {
  const asked = new FinkareQuery(query, ["period"], readings).text("period", /^(day|week|month|year)$/u);
  const period = (["day", "week", "month", "year"] as const).find((word) => word === asked) ?? "month";
  const since = now - PERIODS[period] * 86_400_000;
  const recent = book.payments.filter(({ createdAt }) => Date.parse(createdAt) > since);
  const completed = recent.filter(({ status }) => status === "completed");
  const byMethod: Record<string, number> = {};
  for (const { method, amountCents } of completed) byMethod[method] = (byMethod[method] ?? 0) + amountCents;
  const rate = recent.length === 0 ? 0 : Math.round((completed.length * 1000) / recent.length) / 10;
  const data = {
    totalCollected: sum(completed),
    totalPending: sum(recent.filter(({ status }) => status === "pending")),
    currency: "EUR",
    period,
    byMethod,
    conversionRate: rate,
  };
  return { data };
}

const sum = (rows: readonly FinkareSimulatedPayment[]): number =>
  rows.reduce((total, { amountCents }) => total + amountCents, 0);

function paymentRow({ createdAt: _, paidAt, ...row }: FinkareSimulatedPayment, readings: FinkareReadings) {
  return paidAt === null && readings.unpaidMoment === "absent" ? row : { ...row, paidAt };
}
