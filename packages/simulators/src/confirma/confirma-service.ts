import type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "../kernel/exchange.ts";
import type { RateLimiter } from "../kernel/rate-limiter.ts";
import { faultAnswer, jsonAnswer, refusal } from "./answer.ts";
import type { ConfirmaAccountKey, ConfirmaKeyEnvironment } from "./confirma-account.ts";
import type { ConfirmaEndpoint } from "./confirma-routes.ts";
import { badRequest, ConfirmaFailure } from "./failure.ts";
import { newClientRule } from "./message/invoice-rules.ts";
import { fieldsOf, type Rule } from "./message/rule.ts";
import type { ConfirmaReadings } from "./readings.ts";
import { Tenant } from "./tenant.ts";

const BASE = "/api/v1/partner/";

/** What the service works with. */
export interface ConfirmaServiceParts {
  readonly tenants: Tenant[];
  readonly endpoints: readonly ConfirmaEndpoint[];
  readonly provisioningKeys: readonly ConfirmaAccountKey[];
  readonly environment: ConfirmaKeyEnvironment;
  readonly readings: ConfirmaReadings;
  readonly limiter: RateLimiter;
  readonly now: () => Date;
  readonly control: SimulatedService<never>["control"];
}

/** The Partner API of one environment: pure HTTP in and out. */
export class ConfirmaService implements SimulatedService<never> {
  readonly #parts: ConfirmaServiceParts;

  constructor(parts: ConfirmaServiceParts) {
    this.#parts = parts;
  }

  resourceOf(target: string): string {
    const [path = ""] = target.split("?");
    return path.startsWith(BASE) ? path.slice(BASE.length).toLowerCase() : path.toLowerCase();
  }

  tenantOf(headers: Readonly<Record<string, string>>): string {
    return this.#caller(headers)?.tenant.account.clientId ?? "";
  }

  requestIdOf(): string {
    return "";
  }

  control(method: string, target: string, body: string): ExchangeAnswer | undefined {
    return this.#parts.control(method, target, body);
  }

  faultAnswer = faultAnswer;

  handle(request: ExchangeRequest, handling: Handling<never>): ExchangeAnswer {
    try {
      return this.#answer(request, handling);
    } catch (error) {
      if (error instanceof ConfirmaFailure) return refusal(error.status, error.errors);
      throw error;
    }
  }

  #answer(request: ExchangeRequest, handling: Handling<never>): ExchangeAnswer {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : undefined;
    if (path === undefined) return refusal(404, ["Not found"]);
    const query: Readonly<Record<string, string>> = Object.fromEntries(searchParams);
    if (path === "client") return this.#createClient(request);
    const caller = this.#caller(request.headers);
    if (path === "validate" || path === "renew") return this.#keyAnswer(path, request.method, caller);
    if (caller === undefined || caller.key.expired === true) throw new ConfirmaFailure(401, ["Unauthorized"]);
    const late = this.#overRate(caller.tenant.account.clientId);
    if (late !== undefined) return late;
    const endpoint = this.#endpointOf(path, request.method);
    this.#checkQuery(endpoint, searchParams);
    const body = endpoint.rule === undefined ? this.#noBody(request) : this.#bodyOf(request, endpoint.rule);
    const { readings } = this.#parts;
    const now = this.#parts.now().toISOString();
    const today = now.slice(0, 10);
    return endpoint.answer({ tenant: caller.tenant, readings, now, today, query, body, handling });
  }

  #caller(headers: Readonly<Record<string, string>>) {
    const text = headers["x-api-key"] ?? "";
    for (const tenant of this.#parts.tenants) {
      const key = tenant.keyOf(text, this.#parts.environment);
      if (key !== undefined) return { tenant, key };
    }
    return undefined;
  }

  #endpointOf(path: string, method: string): ConfirmaEndpoint {
    const { endpoints, readings } = this.#parts;
    const absent = path === "accounting/invoice" && readings.accountingInvoice === "absent";
    const there = absent ? [] : endpoints.filter((each) => each.path === path.toLowerCase());
    if (there.length === 0) throw new ConfirmaFailure(404, ["Not found"]);
    const found = there.find((each) => each.method === method);
    if (found === undefined) throw new ConfirmaFailure(405, ["Method not allowed"]);
    return found;
  }

  #keyAnswer(
    path: "validate" | "renew",
    method: string,
    caller: { readonly tenant: Tenant; readonly key: ConfirmaAccountKey } | undefined,
  ): ExchangeAnswer {
    const { readings } = this.#parts;
    if (method !== "GET") throw new ConfirmaFailure(405, ["Method not allowed"]);
    if (path === "renew") {
      if (caller === undefined) throw new ConfirmaFailure(401, ["Unauthorized"]);
      return jsonAnswer(200, { Message: caller.tenant.renew(caller.key, readings.renewedKey === "dies") });
    }
    if (caller !== undefined && caller.key.expired !== true)
      return jsonAnswer(200, { isValid: true, message: "Token is valid" });
    if (readings.invalidKey === "401") throw new ConfirmaFailure(401, ["Unauthorized"]);
    return jsonAnswer(200, { isValid: false, message: "Token is not valid" }, "401");
  }

  #createClient(request: ExchangeRequest): ExchangeAnswer {
    const { provisioningKeys, environment, tenants, readings } = this.#parts;
    const text = request.headers["x-api-key"] ?? "";
    if (!provisioningKeys.some((known) => known.key === text && known.environment === environment))
      throw new ConfirmaFailure(401, ["Unauthorized"]);
    if (request.method !== "POST") throw new ConfirmaFailure(405, ["Method not allowed"]);
    const client = fieldsOf(fieldsOf(this.#bodyOf(request, newClientRule))?.["client"]) ?? {};
    const clientId = String(9000 + tenants.length);
    const key = `${clientId}-first-key`;
    tenants.push(new Tenant({ clientId, name: String(client["name"]), keys: [{ key, environment }] }));
    return jsonAnswer(readings.submitStatus, {
      clientId,
      customerCode: `CUST${clientId}`,
      paymentReferencePrefix: clientId,
      accessToken: key,
    });
  }

  #overRate(clientId: string): ExchangeAnswer | undefined {
    const wait = this.#parts.limiter.take(clientId);
    if (wait === 0) return undefined;
    const answer = { ...refusal(429, ["Too many requests"]), outcome: "rate" };
    if (this.#parts.readings.rateExcess === "429") return answer;
    return { ...answer, headers: { "Retry-After": String(Math.ceil(wait / 1000)) } };
  }

  #checkQuery({ query = [] }: ConfirmaEndpoint, given: URLSearchParams): void {
    const names = [...given.keys()];
    if (new Set(names).size !== names.length) throw badRequest("a query parameter stands twice");
    const stranger = names.find((name) => !query.includes(name));
    if (stranger !== undefined && this.#parts.readings.unknownParameter === "refuse")
      throw badRequest("unknown query parameter");
  }

  #noBody({ body }: ExchangeRequest): undefined {
    if (body.length > 0) throw badRequest("a GET request has no body");
    return undefined;
  }

  #bodyOf(request: ExchangeRequest, rule: Rule): unknown {
    const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json") throw new ConfirmaFailure(415, ["the body must be application/json"]);
    const body = parsed(request.body);
    const errors = rule(body, "", this.#parts.readings.unknownField === "refuse");
    if (errors.length > 0) throw badRequest(...errors);
    return body;
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw badRequest("the body is not JSON in UTF-8");
  }
}
