import type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "../kernel/exchange.ts";
import { errorAnswer, xmlAnswer } from "./answer.ts";
import { admit, credentialsOf } from "./authenticate.ts";
import type { Tenant } from "./book/tenant.ts";
import { NetbaronFailure, refuse } from "./failure.ts";
import type { XmlElement } from "./format/xml-element.ts";
import { callAccounting } from "./module/accounting-module.ts";
import { getInvoice, putInvoice } from "./module/invoice-module.ts";
import { readMessage } from "./read-message.ts";
import type { NetbaronReadings } from "./readings.ts";
import type { Scene } from "./scene.ts";

/** What the service is put together from. */
export interface ServiceParts {
  readonly tenants: readonly Tenant[];
  readonly readings: NetbaronReadings;
  readonly now: () => Date;
  readonly control: SimulatedService<never>["control"];
}

const MODULE_PATH = /^\/ws\/([a-z]+2?)(?:\/([^?]*))?$/i;

/** NetBaron's web services behind the kernel: authentication per module, then the module's answer. */
export class NetbaronService implements SimulatedService<never> {
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  resourceOf(target: string): string {
    return MODULE_PATH.exec(target.split("?")[0] ?? "")?.[1]?.toLowerCase() ?? "";
  }

  tenantOf(headers: Readonly<Record<string, string>>): string {
    return credentialsOf(headers, this.#parts.readings.credentials).organisationId;
  }

  requestIdOf(headers: Readonly<Record<string, string>>): string {
    return headers["x-request-id"] ?? "";
  }

  control(method: string, target: string, body: string): ExchangeAnswer | undefined {
    return this.#parts.control(method, target, body);
  }

  handle(request: ExchangeRequest, handling: Handling<never>): ExchangeAnswer {
    const { envelope } = this.#parts.readings;
    try {
      return this.#answer(request, handling);
    } catch (error) {
      if (!(error instanceof NetbaronFailure)) throw error;
      return errorAnswer(error.refusals[0]?.code === "notFound" ? 404 : 400, error.refusals, envelope);
    }
  }

  #answer(request: ExchangeRequest, handling: Handling<never>): ExchangeAnswer {
    const { tenants, readings } = this.#parts;
    const url = new URL(request.url);
    const [, name = "", path = ""] = MODULE_PATH.exec(url.pathname) ?? [];
    if (!["invoice", "invoice2", "accounting"].includes(name.toLowerCase()) || unserved(url)) {
      return errorAnswer(404, refuse("notFound", "No such address").refusals, readings.envelope);
    }
    const companies = tenants.map(({ company }) => company);
    const credentials = credentialsOf(request.headers, readings.credentials);
    const admission = admit(companies, credentials, name.toLowerCase(), callerOf(request));
    if (admission.kind === "denied") {
      const text = admission.status === 401 ? "Authentication failed" : "The address is not allowed";
      return errorAnswer(admission.status, refuse("authentication", text).refusals, readings.envelope);
    }
    if (!admission.module.methods.some((method) => method === request.method))
      return errorAnswer(405, refuse("method", "The method is not open").refusals, readings.envelope);
    const tenant = tenants.find(({ company }) => company === admission.company);
    if (tenant === undefined) throw refuse("notFound", "No such organisation");
    const scene: Scene = {
      company: tenant.company,
      readings,
      book: tenant.book(request.method === "PUT" ? 0 : handling.writesBehind),
      now: this.#parts.now().toISOString(),
      method: request.method,
      path,
      parameters: url.searchParams,
      message: readMessage(request.body, readings.envelope),
    };
    return xmlAnswer(200, perform(tenant, scene, name.toLowerCase()), readings.envelope, "OK");
  }
}

/** WSDL and XSD are not public, so the stand-in serves none; only `accounting` has paths below it. */
function unserved(url: URL): boolean {
  const below = /^\/ws\/invoice2?\/./i.test(url.pathname);
  return below || url.searchParams.has("wsdl") || url.searchParams.has("xsd");
}

/** The kernel hands on no socket address: every caller is loopback unless a proxy's header names another. */
function callerOf(request: ExchangeRequest): string {
  return request.headers["x-forwarded-for"]?.split(",")[0]?.trim() ?? "127.0.0.1";
}

function perform(tenant: Tenant, scene: Scene, name: string): XmlElement {
  if (name === "accounting") return callAccounting(scene);
  if (scene.method === "GET") return getInvoice(scene);
  const { book, answer } = putInvoice(scene);
  tenant.write(book);
  return answer;
}
