import { type Clock, problem, type Secret } from "@confirma-connect/core";
import { type HttpClient, type HttpRequest, type HttpResult, parseRetryAfter } from "@confirma-connect/http";
import { AccessToken } from "../auth/access-token.ts";
import { addressOf } from "../auth/form-request.ts";
import type { ProcountorCredentials } from "../auth/procountor-credentials.ts";
import { interpretResult } from "./interpret-result.ts";
import type { Pacer } from "./pacer.ts";
import type { ProcountorAnswer } from "./procountor-answer.ts";
import { ProcountorPace } from "./procountor-pace.ts";
import type { ProcountorRequest } from "./procountor-request.ts";

/** Limits of a client; times in milliseconds. */
export interface ProcountorClientLimits {
  /** For one exchange. */
  readonly timeout: number;
  readonly requestsPerSecond: number;
  readonly longestPause: number;
  /** How long before its end a token is renewed. */
  readonly tokenMargin: number;
}

/** What a client is made of. One client serves one company. */
export interface ProcountorClientParts {
  /** `https://api.procountor.com/api` in production (specs 1, seen). */
  readonly baseUrl: string;
  readonly credentials: ProcountorCredentials;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly limits: ProcountorClientLimits;
  /** Shared by all companies of one API client; default: a pace of its own. */
  readonly pace?: ProcountorPace;
}

/** What one sending came to, and with which token. */
interface Sent {
  readonly answer: ProcountorAnswer;
  readonly token?: Secret;
}

const cancelled: ProcountorAnswer = { type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") };

/**
 * Talks to one Procountor company, never faster than its limit. A request is sent once; only one that was
 * turned down with 401, and therefore not processed, is sent a second time with a new token.
 */
export class ProcountorClient {
  readonly #parts: ProcountorClientParts;
  /** Shared by the companies of the API client. */
  readonly #pacer: Pacer;
  readonly #companyPacer: Pacer;
  readonly #token: AccessToken;

  constructor(parts: ProcountorClientParts) {
    const { baseUrl, credentials, clock, limits, pace = new ProcountorPace() } = parts;
    this.#parts = parts;
    this.#pacer = pace.pacerOf({ baseUrl, clientId: credentials.clientId }, limits);
    this.#companyPacer = pace.pacerOfCompany(limits);
    this.#token = new AccessToken({
      baseUrl,
      credentials,
      send: (request) => this.#send(request),
      timeout: limits.timeout,
      margin: limits.tokenMargin,
      now: () => clock.now(),
    });
  }

  /** Sends one request. Throws ConfigurationError when it cannot be addressed; then nothing was sent. */
  async exchange(
    request: ProcountorRequest,
    attempt: { readonly signal?: AbortSignal } = {},
  ): Promise<ProcountorAnswer> {
    const first = await this.#once(request, attempt.signal);
    if (first.token === undefined || !isTurnedDown(first.answer)) return first.answer;
    this.#token.drop(first.token);
    const second = await this.#once(request, attempt.signal);
    return second.answer;
  }

  async #once(request: ProcountorRequest, signal: AbortSignal | undefined): Promise<Sent> {
    if (isAborted(signal)) return { answer: cancelled };
    const got = await this.#token.get();
    if (got.type !== "token") return { answer: got };
    if (isAborted(signal)) return { answer: cancelled };
    const { token } = got;
    const result = await this.#send(this.#httpRequest(request, token), signal);
    return { answer: interpretResult(result, this.#parts.clock.now()), token };
  }

  #httpRequest(request: ProcountorRequest, token: Secret): HttpRequest {
    const { method, resource, body, headers } = request;
    const hasBody = method !== "GET" && body !== undefined && body !== "";
    return {
      method,
      url: addressOf(this.#parts.baseUrl, resource),
      headers: {
        ...headers,
        Accept: "application/json",
        Authorization: `Bearer ${token.reveal()}`,
        ...(hasBody ? { "Content-Type": "application/json" } : {}),
      },
      timeout: this.#parts.limits.timeout,
      ...(hasBody ? { body } : {}),
    };
  }

  /** Sends when the pace allows it, and takes a pause when the answer asks for one. */
  async #send(request: HttpRequest, signal?: AbortSignal): Promise<HttpResult> {
    const { http, clock } = this.#parts;
    const exchange = () => http.exchange(signal === undefined ? request : { ...request, signal });
    const own = await this.#companyPacer.run(() => this.#pacer.run(exchange, signal), signal);
    const paced = own.type === "done" ? own.value : own;
    if (paced.type === "cancelled") return { type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") };
    if (paced.type === "paused") return pauseAnswer(paced.left);
    const result = paced.value;
    if (result.type !== "answered") return result;
    const delay = parseRetryAfter(result.headers["retry-after"], clock.now());
    // Requests are counted per API client (seen); an outage may be one company's alone.
    if (delay !== undefined && result.status === 429) this.#pacer.pause(delay);
    if (delay !== undefined && result.status === 503) this.#companyPacer.pause(delay);
    return result;
  }
}

const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

const isTurnedDown = (answer: ProcountorAnswer): boolean => answer.type === "failed" && answer.status === 401;

/** The same words as Procountor's own 429 while a pause that it asked for lasts. */
const pauseAnswer = (wait: number): HttpResult => ({
  type: "answered",
  status: 429,
  headers: { "retry-after": String(Math.ceil(wait / 1000)) },
  body: new Uint8Array(),
  text: () => "",
});
