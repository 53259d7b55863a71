import { problem, type Secret } from "@confirma-connect/core";
import { type HttpClient, type HttpResult, parseRetryAfter } from "@confirma-connect/http";

/** One module of NetBaron's web service. */
export interface ModuleAddress {
  /** `invoice`, `invoice2`, `accounting`. */
  readonly module: string;
  readonly password: Secret;
  /** Query after the module, with its question mark, or "". */
  readonly query: string;
}

/** How a module is talked to; where credentials go is unknown, so it is an option. */
export interface WebServiceOptions {
  readonly server: string;
  readonly organisation: string;
  readonly credentials: "basic" | "headers";
  readonly headerNames: { readonly organisation: string; readonly password: string };
  readonly timeout: number;
}

/** A request to a module. */
export interface ModuleRequest {
  readonly method: "PUT" | "POST";
  readonly address: ModuleAddress;
  readonly contentType: string;
  readonly body: string;
}

/** Talks to NetBaron's web service, one request per call, never again by itself. */
export class WebService {
  readonly #options: WebServiceOptions;
  readonly #http: HttpClient;

  constructor(options: WebServiceOptions, http: HttpClient) {
    this.#options = options;
    this.#http = http;
  }

  /** Sends one request once. */
  exchange({ method, address, contentType, body }: ModuleRequest, signal?: AbortSignal): Promise<HttpResult> {
    if (signal?.aborted === true) {
      return Promise.resolve({ type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") });
    }
    const { server, timeout } = this.#options;
    return this.#http.exchange({
      method,
      url: `${server.replace(/\/$/u, "")}/ws/${address.module}${address.query}`,
      headers: { ...this.#credentials(address.password), "Content-Type": contentType },
      body,
      timeout,
      ...(signal === undefined ? {} : { signal }),
    });
  }

  #credentials(password: Secret): Readonly<Record<string, string>> {
    const { organisation, credentials, headerNames } = this.#options;
    if (credentials === "headers") {
      return { [headerNames.organisation]: organisation, [headerNames.password]: password.reveal() };
    }
    const pair = Buffer.from(`${organisation}:${password.reveal()}`, "utf8").toString("base64");
    return { Authorization: `Basic ${pair}` };
  }
}

/** Delay that an answer asks for, in milliseconds; undefined when it names none. */
export const retryAfterOf = (headers: Readonly<Record<string, string>>, now: number): number | undefined =>
  parseRetryAfter(headers["retry-after"], now);
