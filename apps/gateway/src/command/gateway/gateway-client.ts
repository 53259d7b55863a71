import type { DocumentKind } from "@confirma-connect/core";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** An answer of the gateway; the body is parsed JSON, undefined when there is none. */
export interface GatewayAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Same content as before: nothing new was stored. */
  readonly replayed: boolean;
}

/** Filters of the agency's status list, in its own words. */
export interface StatusFilter {
  readonly sourceIdentifier?: string;
  readonly invoiceNumber?: string;
  readonly fromDate?: string;
  readonly toDate?: string;
  readonly status?: string;
}

const longest = 60_000;

const unreachable = (url: string): CommandError =>
  new CommandError(exitCodes.unreachable, {
    code: "ACC_NOT_SENT_UNREACHABLE",
    message: `the gateway at ${url} does not answer`,
    advice: "Check --url, and that 'confirma-connect serve' is running.",
  });

const noAddress = (message: string): CommandError =>
  new CommandError(exitCodes.usage, {
    code: "ACC_CONFIG_INVALID",
    message,
    advice: "Give the gateway's address, e.g. --url http://127.0.0.1:8080",
  });

/** Speaks to a gateway over HTTP with one key. */
export class GatewayClient {
  readonly #url: URL;
  readonly #key: string;

  /** `url` is the gateway's base address. Throws CommandError when it is none of http or https. */
  constructor(url: string, key: string) {
    if (!URL.canParse(url)) throw noAddress(`${url} is not an address`);
    const { protocol } = new URL(url);
    if (!["http:", "https:"].includes(protocol)) throw noAddress(`${protocol} is not http: or https:`);
    this.#url = new URL(url);
    this.#key = key;
  }

  /** Submits a body (JSON text) of one kind. */
  submit(kind: DocumentKind, body: string): Promise<GatewayAnswer> {
    return this.request("POST", `api/v1/partner/accounting/${kind}`, body);
  }

  /** The agency's status list. */
  status(kind: DocumentKind, filter: StatusFilter): Promise<GatewayAnswer> {
    const query = new URLSearchParams(Object.entries(filter)).toString();
    return this.request("GET", `api/v1/partner/accounting/${kind}${query === "" ? "" : `?${query}`}`);
  }

  /** Any request of the gateway's own API. Throws CommandError when no answer comes. */
  async request(method: "GET" | "POST", path: string, body?: string): Promise<GatewayAnswer> {
    const base = this.#url.href.endsWith("/") ? this.#url.href : `${this.#url.href}/`;
    const headers = { "x-api-key": this.#key, accept: "application/json" };
    try {
      const answer = await fetch(new URL(path, base), {
        method,
        headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
        signal: AbortSignal.timeout(longest),
        ...(body === undefined ? {} : { body }),
      });
      const text = await answer.text();
      const replayed = answer.headers.get("idempotent-replay") === "true";
      return { status: answer.status, body: jsonOf(text), replayed };
    } catch (cause) {
      if (cause instanceof CommandError) throw cause;
      throw unreachable(this.#url.origin);
    }
  }
}

/** A body that is not JSON is treated like none: the status tells the rest. */
function jsonOf(text: string): unknown {
  if (text === "") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
