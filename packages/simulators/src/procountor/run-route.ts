import type { ExchangeAnswer, ExchangeRequest, Handling } from "../kernel/exchange.ts";
import type { JsonFields } from "../kernel/parse-fault.ts";
import type { Tenant } from "./book/tenant.ts";
import { failure } from "./failure.ts";
import { wallClock } from "./format/calendar.ts";
import { rebuildReceipt } from "./invoice/invoice-change.ts";
import { errorAnswer, jsonAnswer } from "./json-answer.ts";
import type { MfaDesk } from "./payment/mfa-desk.ts";
import type { ProcountorVendorFault } from "./procountor-fault.ts";
import { readBody } from "./read-body.ts";
import type { ProcountorReadings } from "./readings.ts";
import { requireRight } from "./rights.ts";
import type { Route, WriteRoute } from "./route/route.ts";
import { info, type Scene } from "./scene.ts";

/** One request on its way through a route. */
export interface Run {
  readonly request: ExchangeRequest;
  readonly handling: Handling<ProcountorVendorFault>;
  readonly route: Route;
  readonly ids: readonly string[];
  readonly tenant: Tenant;
  readonly readings: ProcountorReadings;
  readonly mfa: MfaDesk;
  readonly now: () => Date;
}

/** Answers a request of a known session. Throws the refusal. */
export function runRoute(run: Run): ExchangeAnswer {
  const fault = run.handling.vendorFault;
  if (fault?.kind === "unableToGetConnection" && !fault.committed) return overload(fault.status);
  if (fault?.kind === "receiptRebuilt") rebuildNamed(run);
  const answer = answered(run);
  return fault?.kind === "unableToGetConnection" ? overload(fault.status) : answer;
}

function answered(run: Run): ExchangeAnswer {
  const { route } = run;
  switch (route.kind) {
    case "mfaResult":
      return mfaResult(run);
    case "read": {
      const scene = sceneOf(run, run.handling.writesBehind);
      requireRight(scene, route, {});
      return jsonAnswer(200, route.read(scene));
    }
    default:
      return written(run, route);
  }
}

function written(run: Run, route: WriteRoute): ExchangeAnswer {
  const { tenant, mfa, readings, handling } = run;
  const fault = handling.vendorFault;
  const body = readBody(run.request, route, readings);
  const scene = sceneOf(run, 0);
  requireRight(scene, route, body);
  const { book, answer } = route.write(scene, body);
  if (!route.mfa && fault?.kind !== "mfaRequired") {
    const lag = fault?.kind === "staleSearch" ? fault.forMs : readings.searchLagMs;
    tenant.write(book, lag > 0 ? run.now().getTime() + lag : 0);
    return jsonAnswer(200, answer);
  }
  if (tenant.company.country !== "FINLAND")
    throw failure(403, "Confirmation is for Finnish environments only.");
  const operation = `${route.method} ${route.path}`;
  const identifier = mfa.open(tenant.company.id, operation, () => perform(run, route, body));
  return jsonAnswer(202, { transactionIdentifier: identifier, confirmationApp: "PROCOUNTOR_KEY" });
}

function perform(run: Run, route: WriteRoute, body: JsonFields): unknown {
  const { book, answer } = route.write(sceneOf(run, 0), body);
  run.tenant.write(book);
  return route.mfa ? answer : { info: info("Done.") };
}

function mfaResult(run: Run): ExchangeAnswer {
  const repeat = run.readings.mfaResultAgain === "repeat";
  const { status, result } = run.mfa.poll(run.tenant.company.id, run.ids[0] ?? "", repeat);
  switch (status) {
    case 200:
      return jsonAnswer(200, result);
    case 202:
      return jsonAnswer(202, info("The transaction waits for confirmation."));
    case 406:
      return errorAnswer(406, "The transaction was rejected.");
    case 408:
      return errorAnswer(408, "The transaction has expired.");
    case 409:
      return errorAnswer(409, "The transaction has already been processed.");
    default:
      return errorAnswer(404, "Transaction not found.");
  }
}

function rebuildNamed(run: Run): void {
  const scene = sceneOf(run, 0);
  const named = run.ids[0];
  const invoice = scene.book.invoices.find(
    ({ id, ledgerReceiptId }) => String(id) === named || String(ledgerReceiptId) === named,
  );
  if (invoice !== undefined) run.tenant.write(rebuildReceipt(scene, scene.book, invoice, true));
}

function sceneOf(run: Run, writesBehind: number): Scene {
  const { tenant, readings, request, ids, now } = run;
  return {
    company: tenant.company,
    user: tenant.company.users[0],
    readings,
    book: tenant.book(writesBehind),
    now: wallClock(now(), readings.timeZone),
    ids,
    query: new URL(request.url).searchParams,
    headers: request.headers,
    isHidden: (id) => tenant.isHidden(id, now().getTime()),
  };
}

function overload(status = 500): ExchangeAnswer {
  return errorAnswer(status, "UNABLE_TO_GET_CONNECTION");
}
