import type { Clock, IdSource } from "@confirma-connect/core";
import type { HttpClient } from "@confirma-connect/http";
import type { NetvisorCredentials } from "../auth/netvisor-credentials.ts";
import { requestHeaders } from "../auth/request-headers.ts";
import { requestUrl, type SignedUrl, urlToSign } from "../auth/request-url.ts";
import { type BodyEncoding, encodeBody } from "./encode-body.ts";
import { interpretResult } from "./interpret-result.ts";
import type { NetvisorAnswer } from "./netvisor-answer.ts";
import type { NetvisorRequest } from "./netvisor-request.ts";
import { SerialQueue } from "./serial-queue.ts";

/** Readings of facts that the specification marks inferred or unknown. */
export interface NetvisorClientOptions {
  /** Form of the address that is signed; inferred (specs 2.2, 14.4). Default `decoded`. */
  readonly signedUrl?: SignedUrl;
  /** Encoding of bodies: the documents ask for ISO-8859-15, three clients send UTF-8. Default `utf-8`. */
  readonly bodyEncoding?: BodyEncoding;
  /** Milliseconds for one exchange; at least 120,000 is asked for (specs 1). Default 120,000. */
  readonly timeout?: number;
}

/** What a client is made of. One client serves one company. */
export interface NetvisorClientParts {
  /** `https://integration.netvisor.fi/` in production, `https://isvapi.netvisor.fi/` for tests (specs 1). */
  readonly baseUrl: string;
  readonly credentials: NetvisorCredentials;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly options?: NetvisorClientOptions;
}

/**
 * Talks to one Netvisor company, one request at a time (specs 5: overlap causes errors). Never repeats a
 * request; every attempt has its own transaction identifier, time and signature.
 */
export class NetvisorClient {
  readonly #parts: NetvisorClientParts;
  readonly #queue = new SerialQueue();

  constructor(parts: NetvisorClientParts) {
    this.#parts = parts;
  }

  /**
   * Sends one request once. Throws ConfigurationError when a request cannot be signed or addressed; then
   * nothing was sent.
   */
  exchange(
    request: NetvisorRequest,
    attempt: { readonly signal?: AbortSignal } = {},
  ): Promise<NetvisorAnswer> {
    return this.#queue.run(() => this.#exchangeNow(request, attempt.signal));
  }

  async #exchangeNow(request: NetvisorRequest, signal: AbortSignal | undefined): Promise<NetvisorAnswer> {
    const { baseUrl, credentials, http, clock, ids } = this.#parts;
    const { signedUrl = "decoded", bodyEncoding = "utf-8", timeout = 120_000 } = this.#parts.options ?? {};
    const url = requestUrl(baseUrl, request.resource, request.query);
    const signed = requestHeaders(credentials, {
      signedUrl: urlToSign(url, signedUrl),
      epochMs: clock.now(),
      transactionId: ids.next(),
    });
    const body = request.body === undefined ? {} : { body: encodeBody(request.body, bodyEncoding) };
    const type = request.body === undefined ? {} : { "Content-Type": `text/xml; charset=${bodyEncoding}` };
    const result = await http.exchange({
      method: request.body === undefined ? "GET" : "POST",
      url,
      headers: { ...signed, ...type },
      timeout,
      ...body,
      ...(signal === undefined ? {} : { signal }),
    });
    return interpretResult(result, clock.now());
  }
}
