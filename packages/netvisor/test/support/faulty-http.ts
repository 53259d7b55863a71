import { type Clock, problem } from "@confirma-connect/core";
import { createHttpClient, type HttpClient } from "@confirma-connect/http";

type Request = Parameters<HttpClient["exchange"]>[0];

/** A line that refuses connections and holds writes back, by the bench's clock. */
export class FaultyHttp implements HttpClient {
  readonly #inner = createHttpClient();
  readonly #clock: Clock;
  #refused: { readonly method: "GET" | "POST"; readonly left: number } = { method: "GET", left: 0 };
  /** Milliseconds for which the next write is held back. */
  #delay: number | undefined;
  #held: readonly { readonly request: Request; readonly due: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The next requests of a method go to a port where nobody listens. */
  refuse(method: "GET" | "POST", times: number): void {
    this.#refused = { method, left: times };
  }

  /** The next write is not answered, and arrives this much later. */
  delay(after: number): void {
    this.#delay = after;
  }

  reset(): void {
    this.#refused = { method: "GET", left: 0 };
    this.#delay = undefined;
    this.#held = [];
  }

  /** Lets the writes arrive that are due by now, in order. */
  async land(): Promise<void> {
    const now = this.#clock.now();
    const due = this.#held.filter((each) => each.due <= now);
    this.#held = this.#held.filter((each) => each.due > now);
    for (const { request } of due) await this.#inner.exchange(request);
  }

  async exchange(request: Request): ReturnType<HttpClient["exchange"]> {
    const { method, left } = this.#refused;
    if (left > 0 && request.method === method) {
      this.#refused = { method, left: left - 1 };
      return this.#inner.exchange({ ...request, url: "http://127.0.0.1:1/" });
    }
    if (this.#delay === undefined || request.method !== "POST") return this.#inner.exchange(request);
    // Its signal belongs to the attempt that has ended by then.
    const { signal: _signal, ...held } = request;
    this.#held = [...this.#held, { request: held, due: this.#clock.now() + this.#delay }];
    this.#delay = undefined;
    return { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") };
  }
}
