import { type Clock, ConfigurationError } from "@confirma-connect/core";
import { type HttpClient, interpretAnswer, type ReadJson } from "@confirma-connect/http";
import type { CashInKey, CashInKeyKind } from "../auth/cash-in-key.ts";
import type { CashInResult } from "../cash-in-result.ts";
import type { CashInRoutes, RouteFor } from "../route/default-routes.ts";
import { cashInAnswers } from "./answer-rules.ts";
import { type Parameters, requestAddress } from "./request-address.ts";

/** What a transport is made of; it carries the requests of one key. */
export interface CashInTransportParts<K extends CashInKeyKind> {
  /** Base address without a slash at its end, with the version. */
  readonly base: string;
  /** Which kind of key this transport is for, also while there is none. */
  readonly kind: K;
  readonly key: CashInKey<NoInfer<K>> | undefined;
  readonly routes: CashInRoutes;
  readonly timeout: number;
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Lets a caller give up waiting. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** One call of an endpoint that this kind of key may call. */
export interface CashInCall<K extends CashInKeyKind> extends CallOptions {
  readonly route: RouteFor<K>;
  readonly parameters?: Parameters;
  /** JSON body. */
  readonly body?: unknown;
}

/** Sends one request per call, once, with the key of its kind. */
export class CashInTransport<K extends CashInKeyKind> {
  readonly #parts: CashInTransportParts<K>;

  constructor(parts: CashInTransportParts<K>) {
    const { kind, key } = parts;
    // Types say so already; plain JavaScript and configuration do not.
    if (key !== undefined && key.kind !== kind) {
      throw new ConfigurationError(`A ${key.kind} key cannot be used for ${kind} endpoints`);
    }
    this.#parts = parts;
  }

  /** The route table, for names of bodies and answers. */
  get routes(): CashInRoutes {
    return this.#parts.routes;
  }

  /** Throws ConfigurationError when the route or the key is not configured; then nothing was sent. */
  async call<T>(call: CashInCall<K>, read: ReadJson<T>): Promise<CashInResult<T>> {
    const { base, kind, key, http, timeout, clock, routes } = this.#parts;
    const route = routes[call.route];
    if (route.key !== kind) throw new ConfigurationError(`Route ${call.route} needs a ${route.key} key`);
    const address = requestAddress(call.route, route, call.parameters ?? {});
    if (key === undefined) throw new ConfigurationError(`Route ${call.route} needs a ${kind} key`);
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const result = await http.exchange({
      method: route.method,
      url: `${base}${address}`,
      headers: {
        Accept: "application/json",
        "X-Api-Key": key.reveal(),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      timeout,
      ...(body === undefined ? {} : { body }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
    if (result.type !== "answered") return { type: result.type, problems: [result.problem] };
    return interpretAnswer(cashInAnswers, { what: call.route, answer: result, read, nowMs: clock.now() });
  }
}
