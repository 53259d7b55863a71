import type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import type { RateLimiter } from "../kernel/rate-limiter.ts";
import { keyLogin } from "./auth/key-login.ts";
import { clientIdOf, keyAnswer, tokenAnswer } from "./auth/token-endpoint.ts";
import type { Session, TokenOffice } from "./auth/token-office.ts";
import type { Tenant } from "./book/tenant.ts";
import { ProcountorFailure } from "./failure.ts";
import { faultAnswer } from "./fault-answer.ts";
import { errorAnswer, errorsAnswer, gatewayPage } from "./json-answer.ts";
import type { MfaDesk } from "./payment/mfa-desk.ts";
import type { ProcountorVendorFault } from "./procountor-fault.ts";
import type { ProcountorReadings } from "./readings.ts";
import { matchRoute } from "./route/match-route.ts";
import { runRoute } from "./run-route.ts";

/** The parts the service is put together from. */
export interface ServiceParts {
  readonly readings: ProcountorReadings;
  readonly office: TokenOffice;
  readonly tenants: readonly Tenant[];
  readonly limiter: RateLimiter;
  readonly mfa: MfaDesk;
  readonly now: () => Date;
  readonly control: SimulatedService<ProcountorVendorFault>["control"];
}

const BASE = /^\/api\/(.*)$/;
const VERSIONED = /^\/(?:latest\/|supported\/|v\d{4}\/)?api\/(.*)$/;

/** Procountor behind the kernel: tokens, rate, routes and the answers of each. */
export class ProcountorService implements SimulatedService<ProcountorVendorFault> {
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  resourceOf(target: string): string {
    const path = target.split("?")[0] ?? "";
    const below = this.#below(path);
    if (below === undefined) return path.slice(1).toLowerCase();
    return (matchRoute(below)?.pattern ?? below).toLowerCase();
  }

  tenantOf(headers: Readonly<Record<string, string>>): string {
    const company = this.#parts.office.companyOf(bearer(headers));
    return company === undefined ? "" : String(company.id);
  }

  requestIdOf(): string {
    return "";
  }

  control(method: string, target: string, body: string): ExchangeAnswer | undefined {
    return this.#parts.control(method, target, body);
  }

  faultAnswer(fault: Fault): ExchangeAnswer | undefined {
    return faultAnswer(fault);
  }

  handle(request: ExchangeRequest, handling: Handling<ProcountorVendorFault>): ExchangeAnswer {
    const { office, readings, mfa } = this.#parts;
    mfa.settle();
    const { pathname } = new URL(request.url);
    if (/^\/keylogin(\/confirm)?$/.test(pathname)) return keyLogin(office, request);
    const path = this.#below(pathname);
    if (path === undefined) return gatewayPage(404, "Not Found", "nginx");
    if (path === "oauth/token" || path === "oauth/key") {
      const late = this.#overRate(clientIdOf(request));
      if (late !== undefined) return late;
      return path === "oauth/token"
        ? tokenAnswer(office, readings, request)
        : keyAnswer(office, readings, request);
    }
    if (request.method === "GET" && request.body.length > 0) {
      return gatewayPage(403, "Forbidden", "Microsoft-Azure-Application-Gateway/v2");
    }
    const token = bearer(request.headers);
    if (handling.vendorFault?.kind === "tokenRevoked") office.revoke(token);
    const session = office.sessionOf(token);
    if (session === undefined) return errorAnswer(401, "Unauthorized");
    return this.#overRate(session.clientId) ?? this.#routed(request, handling, session, path);
  }

  #routed(
    request: ExchangeRequest,
    handling: Handling<ProcountorVendorFault>,
    session: Session,
    path: string,
  ): ExchangeAnswer {
    const { tenants, readings, mfa, now } = this.#parts;
    const match = matchRoute(path);
    const route = match?.routes.find(({ method }) => method === request.method);
    const tenant = tenants.find(({ company }) => company === session.company);
    if (match === undefined || tenant === undefined) return errorAnswer(404, "HTTP 404 Not Found");
    if (route === undefined) return errorAnswer(405, "HTTP 405 Method Not Allowed");
    try {
      return runRoute({ request, handling, route, ids: match.ids, tenant, readings, mfa, now });
    } catch (error) {
      if (!(error instanceof ProcountorFailure)) throw error;
      return errorsAnswer(error.status, error.errors);
    }
  }

  #below(path: string): string | undefined {
    const pattern = this.#parts.readings.versionPaths === "served" ? VERSIONED : BASE;
    return pattern.exec(path)?.[1];
  }

  #overRate(clientId: string): ExchangeAnswer | undefined {
    const { limiter, readings } = this.#parts;
    const wait = limiter.take(clientId);
    if (wait === 0) return undefined;
    const outcome = "rate";
    switch (readings.rateExcess) {
      case "503":
        return { ...gatewayPage(503, "Service Temporarily Unavailable", "nginx"), outcome };
      case "unableToGetConnection":
        return { ...errorAnswer(500, "UNABLE_TO_GET_CONNECTION"), outcome };
      case "429WithRetryAfter": {
        const headers = { "Retry-After": String(Math.ceil(wait / 1000)) };
        return { ...errorAnswer(429, "Too Many Requests"), outcome, headers };
      }
      default:
        return { ...errorAnswer(429, "Too Many Requests"), outcome };
    }
  }
}

function bearer(headers: Readonly<Record<string, string>>): string {
  const [scheme = "", token = ""] = (headers["authorization"] ?? "").split(" ");
  return scheme === "Bearer" ? token : "";
}
