import { type Clock, ConfigurationError } from "@confirma-connect/core";
import { type HttpClient, interpretAnswer } from "@confirma-connect/http";
import type { ConfirmaKey } from "../auth/confirma-key.ts";
import type { ConfirmaResult } from "../confirma-result.ts";
import type { ConfirmaRouteName, ConfirmaRoutes } from "../route/default-routes.ts";
import type { AnswerReader } from "./answer-reader.ts";
import { confirmaAnswers } from "./answer-rules.ts";

/** What a transport is made of. One transport serves one client account in one environment. */
export interface ConfirmaTransportParts {
  /** Base address without a slash at its end, with the path prefix. */
  readonly base: string;
  /** Key of the client account. */
  readonly key?: ConfirmaKey | undefined;
  /** Partner Provisioning Token; only creating clients uses it. */
  readonly provisioningKey?: ConfirmaKey | undefined;
  readonly routes: ConfirmaRoutes;
  readonly timeout: number;
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Lets a caller give up waiting. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** One call of an endpoint. */
export interface ConfirmaCall extends CallOptions {
  readonly route: ConfirmaRouteName;
  /** By our names of the parameters; undefined ones are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** JSON body. */
  readonly body?: unknown;
}

/** Sends one request per call, once, with the key that belongs to the host. */
export class ConfirmaTransport {
  readonly #parts: ConfirmaTransportParts;

  constructor(parts: ConfirmaTransportParts) {
    this.#parts = parts;
  }

  /** The route table, for readers that need the names of an answer. */
  get routes(): ConfirmaRoutes {
    return this.#parts.routes;
  }

  /** Throws ConfigurationError when the route or the key is not configured; then nothing was sent. */
  async call<T>(call: ConfirmaCall, reader: AnswerReader<T>): Promise<ConfirmaResult<T>> {
    const { http, timeout, clock, routes } = this.#parts;
    const { url, headers } = this.#address(call);
    const body =
      call.body === undefined ? undefined : { type: "application/json", text: JSON.stringify(call.body) };
    const result = await http.exchange({
      method: routes[call.route].method,
      url,
      headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": body.type }) },
      timeout,
      ...(body === undefined ? {} : { body: body.text }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
    if (result.type !== "answered") return { type: result.type, problems: [result.problem] };
    return interpretAnswer(confirmaAnswers, {
      what: call.route,
      answer: result,
      nowMs: clock.now(),
      ...reader,
    });
  }

  #address(call: ConfirmaCall): { readonly url: string; readonly headers: Readonly<Record<string, string>> } {
    const { base, routes } = this.#parts;
    const { path, query, fixedQuery, headers, keyParameter } = routes[call.route];
    if (path === undefined) {
      throw new ConfigurationError(
        `The path of route ${call.route} is not public; set routes.${call.route}.path`,
      );
    }
    const key = this.#keyOf(call.route).revealFor(base);
    const asked = Object.entries(call.query ?? {}).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[query[name] ?? name, value]],
    );
    const keyed: [string, string][] = keyParameter === undefined ? [] : [[keyParameter, key]];
    const pairs: [string, string][] = [...Object.entries(fixedQuery), ...asked, ...keyed];
    const search = new URLSearchParams(pairs).toString();
    return {
      url: `${base}${path}${search === "" ? "" : `?${search}`}`,
      headers: {
        ...headers,
        Accept: "application/json",
        ...(keyParameter === undefined ? { "X-Api-Key": key } : {}),
      },
    };
  }

  #keyOf(route: ConfirmaRouteName): ConfirmaKey {
    const { key, provisioningKey } = this.#parts;
    const wanted = route === "createClient" ? provisioningKey : key;
    if (wanted !== undefined) return wanted;
    const name = route === "createClient" ? "provisioningKeys" : "keys";
    throw new ConfigurationError(`Route ${route} needs ${name} for this environment`);
  }
}
