import type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import type { CashInKeyEnvironment } from "./cash-in-account.ts";
import { type CashInPathTable, type MatchedRoute, matchPath } from "./cash-in-routes.ts";
import type { CashInCaller, CashInWorld, CreditorDesk } from "./cash-in-world.ts";
import { CashInFailure, malformed, missing } from "./failure.ts";
import { creditorOperations } from "./operation/creditor-operations.ts";
import { partnerOperations } from "./operation/partner-operations.ts";
import type { CashInReadings } from "./readings.ts";
import type { CashInReply, CashInScene } from "./scene.ts";

/** What the service is put together from. */
export interface CashInServiceParts {
  readonly world: CashInWorld;
  readonly routes: CashInPathTable;
  readonly environment: CashInKeyEnvironment;
  readonly readings: CashInReadings;
  readonly now: () => Date;
  readonly control: SimulatedService<never>["control"];
}

const VERSION = "/v2";

/** Cash-In behind the kernel: route, key, endpoint, envelope. */
export class CashInService implements SimulatedService<never> {
  readonly #parts: CashInServiceParts;

  constructor(parts: CashInServiceParts) {
    this.#parts = parts;
  }

  /** The template of the path without its first slash, e.g. `partner/creditors/{creditorid}`. */
  resourceOf(target: string): string {
    const path = target.split("?")[0] ?? "";
    const [match] = matchPath(this.#parts.routes, path.slice(VERSION.length));
    return match === undefined || !path.startsWith(VERSION) ? "" : match.template.slice(1).toLowerCase();
  }

  tenantOf(headers: Readonly<Record<string, string>>): string {
    const caller = this.#parts.world.caller(headers["x-api-key"] ?? "");
    if (caller === undefined) return "";
    return caller.kind === "creditor" ? caller.desk.account.creditorId : caller.partner.partnerId;
  }

  requestIdOf(): string {
    return "";
  }

  control(method: string, target: string, body: string): ExchangeAnswer | undefined {
    return this.#parts.control(method, target, body);
  }

  faultAnswer(fault: Fault): ExchangeAnswer | undefined {
    return fault.kind === "unauthorized" ? failureAnswer(new CashInFailure(401, "unauthorized")) : undefined;
  }

  handle(request: ExchangeRequest, handling: Handling<never>): ExchangeAnswer {
    try {
      const { data, meta } = this.#perform(request, handling);
      const Timestamp = this.#parts.now().toISOString();
      const envelope = { Data: data, Meta: { RequestId: crypto.randomUUID(), Timestamp, ...meta } };
      return jsonAnswer(200, envelope, "OK");
    } catch (error) {
      if (!(error instanceof CashInFailure)) throw error;
      return failureAnswer(error);
    }
  }

  #perform(request: ExchangeRequest, handling: Handling<never>): CashInReply {
    const { routes, readings, world, environment } = this.#parts;
    const url = new URL(request.url);
    if (!url.pathname.startsWith(`${VERSION}/`)) throw missing("path");
    const matches = matchPath(routes, url.pathname.slice(VERSION.length));
    if (matches.length === 0) throw missing("path");
    const route = matches.find(({ method }) => method === request.method);
    if (route === undefined) throw new CashInFailure(405, "method");
    const key = request.headers["x-api-key"] ?? "";
    const caller = world.caller(key);
    const invalid = caller === undefined || caller.key.environment !== environment;
    if (invalid && route.operation === "validateToken" && readings.invalidKey === "200")
      return { data: { IsValid: false } };
    if (caller === undefined || invalid) throw new CashInFailure(401, "key");
    const body = readBody(request);
    const partner = partnerOperations[route.operation];
    if (caller.kind !== (partner === undefined ? "creditor" : "partner"))
      throw new CashInFailure(readings.wrongKeyKind === "403" ? 403 : 401, "kind of key");
    if (caller.kind === "partner") {
      const { parameters } = route;
      return { data: partner?.({ world, partner: caller.partner, environment, parameters, body }) };
    }
    return this.#performForCreditor({ route, caller, url, body }, handling.writesBehind);
  }

  #performForCreditor({ route, caller, url, body }: CreditorRequest, writesBehind: number): CashInReply {
    const { readings, now } = this.#parts;
    const { desk } = caller;
    const scene: CashInScene = {
      book: desk.history.at(writesBehind),
      desk,
      readings,
      today: now().toISOString().slice(0, 10),
      parameters: route.parameters,
      query: url.searchParams,
      body,
      key: caller.key.key,
    };
    if (route.operation === "validateToken") return { data: { IsValid: true } };
    if (route.operation === "renewToken") return { data: { ApiKey: this.#renew(scene) } };
    const operation = creditorOperations[route.operation];
    if (operation === undefined) throw missing("path");
    const reply = operation(scene);
    if (reply.book !== undefined) desk.history.write(reply.book);
    return reply;
  }

  /** A new key; with customer code and public address (seen). Names of both are this stand-in's own. */
  #renew({ desk, query, key, readings }: CashInScene): string {
    const address = query.get("publicIp") ?? "";
    if (!/^\d{1,3}(\.\d{1,3}){3}$/u.test(address)) throw malformed("publicIp");
    if (query.get("customerCode") !== desk.account.customerCode) throw malformed("customerCode");
    const fresh = { key: `renewed-key-${this.#parts.world.issue()}`, environment: this.#parts.environment };
    desk.account = { ...desk.account, keys: [fresh, ...keptKeys(desk, key, readings)] };
    return fresh.key;
  }
}

interface CreditorRequest {
  readonly route: MatchedRoute;
  readonly caller: Extract<CashInCaller, { readonly kind: "creditor" }>;
  readonly url: URL;
  readonly body: unknown;
}

const keptKeys = ({ account }: CreditorDesk, renewed: string, { renewedKey }: CashInReadings) =>
  account.keys.filter(({ key }) => renewedKey === "stays" || key !== renewed);

function readBody(request: ExchangeRequest): unknown {
  if (request.body.length === 0) return undefined;
  if (!/^application\/json\b/iu.test(request.headers["content-type"] ?? "")) throw malformed("content type");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(request.body));
  } catch {
    // Not JSON in UTF-8: malformed.
    throw malformed("body");
  }
}

function jsonAnswer(status: number, value: unknown, outcome: string): ExchangeAnswer {
  return { status, contentType: "application/json; charset=utf-8", body: JSON.stringify(value), outcome };
}

/** A refusal; its form is this stand-in's own, since error bodies are not public. */
const failureAnswer = ({ status, code }: CashInFailure): ExchangeAnswer =>
  jsonAnswer(status, { Error: code }, String(status));
