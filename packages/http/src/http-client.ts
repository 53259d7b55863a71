import http from "node:http";
import https from "node:https";
import axios, { type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from "axios";
import { checkRequest } from "./check-request.ts";
import { classifyFailure } from "./classify-failure.ts";
import { ConnectionWatch } from "./connection-watch.ts";
import { httpAnswer } from "./http-answer.ts";
import type { HttpRequest } from "./http-request.ts";
import type { HttpResult } from "./http-result.ts";
import { Patience } from "./patience.ts";

/** Sends one request once. Never retries, never follows a redirect, never throws for a lost answer. */
export interface HttpClient {
  /** Throws ConfigurationError for a request that could not be sent at any time (address, headers). */
  exchange(request: HttpRequest): Promise<HttpResult>;
}

/** Limits of a client. There is no option to switch certificate checks off. */
export interface HttpClientOptions {
  /** Milliseconds until the connection must stand; default 30,000. */
  readonly connectTimeout?: number;
  /** Milliseconds for the whole exchange; default 120,000. */
  readonly timeout?: number;
  /** Largest answer in bytes; a larger one counts as no usable answer. Default 50 MB. */
  readonly maxAnswerBytes?: number;
  /** Another axios instance, e.g. with interceptors that measure; limits and agents stay ours. */
  readonly axios?: AxiosInstance;
}

type Limits = Required<HttpClientOptions>;

/** Builds the client that every adapter uses; proxies of the environment are not used. */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const limits: Limits = {
    connectTimeout: 30_000,
    timeout: 120_000,
    maxAnswerBytes: 50_000_000,
    axios: options.axios ?? axios.create(),
    ...options,
  };
  return { exchange: (request) => exchange(limits, request) };
}

async function exchange(limits: Limits, request: HttpRequest): Promise<HttpResult> {
  checkRequest(request);
  const watch = new ConnectionWatch();
  const patience = new Patience(watch, {
    connectTimeout: limits.connectTimeout,
    timeout: request.timeout ?? limits.timeout,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  let response: AxiosResponse<unknown>;
  try {
    response = await send(limits, request, watch, patience.signal);
  } catch (error) {
    const { host } = new URL(request.url);
    return classifyFailure({ error, interruption: patience.interruption, phase: watch.phase, host });
  } finally {
    patience.end();
  }
  return httpAnswer(response);
}

function send(
  limits: Limits,
  request: HttpRequest,
  watch: ConnectionWatch,
  signal: AbortSignal,
): Promise<AxiosResponse<unknown>> {
  const config: AxiosRequestConfig = {
    ...fixed(),
    method: request.method,
    url: request.url,
    headers: { ...ownHeaders, ...request.headers },
    maxContentLength: limits.maxAnswerBytes,
    signal,
    transport: watch,
    ...(request.body === undefined ? {} : { data: Buffer.from(request.body) }),
  };
  return limits.axios.request<unknown>(config);
}

// `false` keeps axios from adding a header of its own; names that the caller gives replace these.
const ownHeaders = {
  accept: "*/*",
  "accept-encoding": "identity",
  "content-type": false,
  "user-agent": "confirma-connect",
} as const;

/**
 * Settings that nobody may change. A fresh connection per request: a reset on a reused socket could not be told
 * from a lost request, so keep-alive would turn idle disconnects into `unknown` outcomes.
 */
function fixed(): AxiosRequestConfig {
  return {
    adapter: "http",
    decompress: false,
    httpAgent: new http.Agent({ keepAlive: false }),
    httpsAgent: new https.Agent({ keepAlive: false, rejectUnauthorized: true }),
    maxBodyLength: Number.POSITIVE_INFINITY,
    maxRedirects: 0,
    proxy: false,
    responseType: "arraybuffer",
    timeout: 0,
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    validateStatus: () => true,
  };
}
