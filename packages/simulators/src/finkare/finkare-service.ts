import type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import type { History } from "../kernel/history.ts";
import type { FinkareBook, FinkareSimulatedCompany } from "./finkare-company.ts";
import { finkareEndpoints } from "./finkare-endpoints.ts";
import { FinkareFailure } from "./finkare-failure.ts";
import type { FinkareReadings } from "./readings.ts";

/** One company with its book. */
export interface FinkareTenant {
  readonly company: FinkareSimulatedCompany;
  readonly history: History<FinkareBook>;
}

/** What the service is put together from. */
export interface FinkareServiceParts {
  readonly tenants: readonly FinkareTenant[];
  readonly environment: "production" | "sandbox";
  readonly readings: FinkareReadings;
  readonly now: () => Date;
  readonly control: SimulatedService<never>["control"];
}

const VERSION = "/api/v1";

/** Finkare behind the kernel: key, scope, endpoint, envelope. */
export class FinkareService implements SimulatedService<never> {
  readonly #parts: FinkareServiceParts;

  constructor(parts: FinkareServiceParts) {
    this.#parts = parts;
  }

  resourceOf(target: string): string {
    const path = (target.split("?")[0] ?? "").slice(VERSION.length);
    return finkareEndpoints.find((endpoint) => endpoint.path.test(path))?.resource ?? "";
  }

  tenantOf(headers: Readonly<Record<string, string>>): string {
    return this.#tenant(headers["x-api-key"] ?? "")?.company.companyId ?? "";
  }

  requestIdOf(): string {
    return "";
  }

  control(method: string, target: string, body: string): ExchangeAnswer | undefined {
    return this.#parts.control(method, target, body);
  }

  faultAnswer(fault: Fault): ExchangeAnswer | undefined {
    return fault.kind === "unauthorized" ? this.#refusal(new FinkareFailure(401, "unauthorized")) : undefined;
  }

  handle(request: ExchangeRequest, handling: Handling<never>): ExchangeAnswer {
    try {
      return this.#envelope(200, { success: true, ...this.#perform(request, handling) }, "OK");
    } catch (error) {
      if (!(error instanceof FinkareFailure)) throw error;
      return this.#refusal(error);
    }
  }

  #perform(request: ExchangeRequest, handling: Handling<never>): object {
    const { environment, readings, now } = this.#parts;
    const key = request.headers["x-api-key"] ?? "";
    const tenant = this.#tenant(key);
    const prefix = environment === "production" ? "fk_live_" : "fk_test_";
    if (tenant === undefined || !key.startsWith(prefix)) throw new FinkareFailure(401, "key");
    const url = new URL(request.url);
    const path = url.pathname.startsWith(VERSION) ? url.pathname.slice(VERSION.length) : "";
    const endpoint = finkareEndpoints.find((known) => known.path.test(path));
    if (endpoint === undefined) throw new FinkareFailure(404, "path");
    if (request.method !== "GET") throw new FinkareFailure(405, "method");
    const scopes = tenant.company.keys.find((known) => known.key === key)?.scopes ?? [];
    if (!scopes.includes(endpoint.scope)) throw new FinkareFailure(403, "scope");
    return endpoint.answer({
      book: tenant.history.at(handling.writesBehind),
      readings,
      query: url.searchParams,
      id: endpoint.path.exec(path)?.[1] ?? "",
      now: now().getTime(),
    });
  }

  #tenant(key: string): FinkareTenant | undefined {
    return this.#parts.tenants.find(({ company }) => company.keys.some((known) => known.key === key));
  }

  #refusal({ status, message }: FinkareFailure): ExchangeAnswer {
    const error = { code: message, message: "refused" };
    return this.#envelope(status, { success: false, error }, String(status));
  }

  #envelope(status: number, content: object, outcome: string): ExchangeAnswer {
    const requestId = `req_${crypto.randomUUID().replaceAll("-", "")}`;
    const body = JSON.stringify({ ...content, requestId, timestamp: this.#parts.now().toISOString() });
    return { status, contentType: "application/json; charset=utf-8", body, outcome };
  }
}
