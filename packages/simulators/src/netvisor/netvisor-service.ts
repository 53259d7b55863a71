import type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "../kernel/exchange.ts";
import { failedAnswer, notFoundAnswer, okAnswer } from "./answer/envelope.ts";
import { authenticate, type Gate } from "./authenticate.ts";
import type { Tenant } from "./book/tenant.ts";
import { invalidData, NetvisorFailure } from "./failure.ts";
import { tag } from "./format/write-xml.ts";
import type { NetvisorVendorFault } from "./netvisor-fault.ts";
import { readMessage } from "./read-message.ts";
import { resourceTable } from "./resource-table.ts";
import type { Scene } from "./scene.ts";

const LANGUAGES = ["FI", "SE", "EN"] as const;

/** Netvisor behind the kernel: authentication, resources and the answers of each. */
export class NetvisorService implements SimulatedService<NetvisorVendorFault> {
  readonly #gate: Gate;
  readonly #tenants: readonly Tenant[];
  readonly #control: SimulatedService<NetvisorVendorFault>["control"];
  #failures = 0;

  constructor(
    gate: Gate,
    tenants: readonly Tenant[],
    control: SimulatedService<NetvisorVendorFault>["control"],
  ) {
    this.#gate = gate;
    this.#tenants = tenants;
    this.#control = control;
  }

  resourceOf(target: string): string {
    const path = target.split("?")[0] ?? "";
    return path.slice(1).toLowerCase().replace(/\.nv$/, "");
  }

  tenantOf(headers: Readonly<Record<string, string>>): string {
    return headers["x-netvisor-organisation-id"] ?? "";
  }

  requestIdOf(headers: Readonly<Record<string, string>>): string {
    return headers["x-netvisor-authentication-transactionid"] ?? "";
  }

  control(method: string, target: string, body: string): ExchangeAnswer | undefined {
    return this.#control(method, target, body);
  }

  handle(request: ExchangeRequest, handling: Handling<NetvisorVendorFault>): ExchangeAnswer {
    const now = this.#gate.now().toISOString();
    try {
      return this.#answer(request, handling, now);
    } catch (error) {
      if (!(error instanceof NetvisorFailure)) throw error;
      this.#failures += 1;
      const useCodes = request.headers["x-netvisor-authentication-usehttpresponsestatuscodes"] === "1";
      return failedAnswer(error.code, error.message, {
        now,
        httpCodes: useCodes || this.#gate.readings.httpStatus === "always",
        leadingSpace: this.#gate.readings.oddAnswers && this.#failures % 3 === 0,
      });
    }
  }

  #answer(request: ExchangeRequest, handling: Handling<NetvisorVendorFault>, now: string): ExchangeAnswer {
    const resource = resourceTable.get(request.resource);
    if (resource === undefined || !/\.nv(\?|$)/i.test(request.url)) return notFoundAnswer;
    const tenant = this.#enter(request, handling);
    const fault = handling.vendorFault;
    if (fault?.kind === "systemMaintenance")
      throw new NetvisorFailure("SYSTEM_MAINTENANCE", "Palvelussa on huoltokatko");
    if (fault?.kind === "technicalError" && !fault.committed) throw technicalError();
    const scene = this.#scene(request, tenant, resource.kind === "read" ? handling.writesBehind : 0, now);
    if (resource.kind === "read") {
      checkMethod(request.method, "GET");
      return okAnswer(now, resource.answer(scene));
    }
    checkMethod(request.method, resource.method);
    const message = readMessage(request, resource.hasBody, this.#gate.readings);
    const { book, insertedKey } = resource.apply(scene, message);
    tenant.write(book);
    if (fault?.kind === "technicalError") throw technicalError();
    if (insertedKey === undefined) return okAnswer(now, []);
    const identifier = fault?.kind === "mangledIdentifier" ? `?${insertedKey}-` : String(insertedKey);
    return okAnswer(now, [tag("Replies", [tag("InsertedDataIdentifier", identifier)])]);
  }

  #enter(request: ExchangeRequest, handling: Handling<NetvisorVendorFault>): Tenant {
    const company = authenticate(this.#gate, request.url, request.headers);
    const tenant = this.#tenants.find((candidate) => candidate.company === company);
    if (tenant === undefined) throw technicalError();
    if (company.allowedResources !== undefined && !company.allowedResources.includes(request.resource)) {
      throw new NetvisorFailure("SERVICE_ACCESS_ERROR", `Access to ${request.resource}.nv is not allowed`);
    }
    if (handling.overlapping && this.#gate.readings.overlap === "refuse") {
      throw new NetvisorFailure(
        "TECHNICAL_ERROR",
        "Another request of the company is overlapping with this one",
      );
    }
    return tenant;
  }

  #scene(request: ExchangeRequest, tenant: Tenant, writesBehind: number, now: string): Scene {
    const url = new URL(request.url);
    const parameters = [...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]);
    return {
      company: tenant.company,
      readings: this.#gate.readings,
      book: tenant.book(writesBehind),
      now,
      language: LANGUAGES.find((word) => word === request.headers["x-netvisor-interface-language"]) ?? "EN",
      parameters: Object.fromEntries(parameters),
      baseUrl: `${url.origin}/`,
    };
  }
}

function checkMethod(method: string, wanted: string): void {
  if (method !== wanted) throw invalidData(`HTTP method ${wanted} is required`);
}

function technicalError(): NetvisorFailure {
  return new NetvisorFailure("TECHNICAL_ERROR", "Unexpected error");
}
