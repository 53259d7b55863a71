import { type Clock, problem } from "@confirma-connect/core";
import { type HttpClient, interpretAnswer } from "@confirma-connect/http";
import type { FinkareKey } from "../auth/finkare-key.ts";
import type { FinkareScope } from "../auth/finkare-scope.ts";
import type { FinkareResult } from "../finkare-result.ts";
import { type EnvelopeReader, enveloped } from "../wire/envelope.ts";
import { finkareAnswers } from "./answer-rules.ts";

/** What a transport is made of. One transport serves one company's key. */
export interface FinkareTransportParts {
  /** Base address without a slash at its end. */
  readonly base: string;
  readonly key: FinkareKey;
  /** Scopes that the key has; undefined when the host does not know. */
  readonly scopes: readonly FinkareScope[] | undefined;
  readonly timeout: number;
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Lets a caller give up waiting. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** One read. */
export interface FinkareCall extends CallOptions {
  /** The endpoint in words, for messages. */
  readonly what: string;
  /** Path segments below the base address. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly scope: FinkareScope;
}

/** Sends one read per call, once. */
export class FinkareTransport {
  readonly #parts: FinkareTransportParts;

  constructor(parts: FinkareTransportParts) {
    this.#parts = parts;
  }

  /** Refuses without sending when the key is known to lack the scope, or an identifier cannot stand in a path. */
  async call<T>(call: FinkareCall, read: EnvelopeReader<T>): Promise<FinkareResult<T>> {
    const { base, key, scopes, timeout, http, clock } = this.#parts;
    const { what, scope } = call;
    if (scopes !== undefined && !scopes.includes(scope)) {
      const message = `${what} needs the scope ${scope}, which the key does not have`;
      return { type: "refused", problems: [problem("ACC_AUTH_NOT_ALLOWED", { message })] };
    }
    if (!call.path.every((segment) => /^[\w-]+$/u.test(segment))) {
      const message = `${what} needs an identifier of letters, digits and hyphens`;
      return { type: "refused", problems: [problem("ACC_REQUEST_QUERY", { message })] };
    }
    const url = `${base}/${call.path.join("/")}${search(call.query ?? {})}`;
    const result = await http.exchange({
      method: "GET",
      url,
      headers: { Accept: "application/json", "X-API-Key": key.revealFor(url) },
      timeout,
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
    if (result.type !== "answered") return { type: result.type, problems: [result.problem] };
    const reading = { what, answer: result, read: enveloped(read), nowMs: clock.now() };
    const answer = interpretAnswer(finkareAnswers, reading);
    if (answer.type !== "ok") return answer;
    const { content, requestId } = answer.value;
    return { ...answer, value: content, ...(requestId === undefined ? {} : { requestId }) };
  }
}

function search(query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const text = new URLSearchParams(pairs).toString();
  return text === "" ? "" : `?${text}`;
}
