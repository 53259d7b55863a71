import { type Clock, problem } from "@confirma-connect/core";
import { createHttpClient, type HttpClient, type HttpRequest, type HttpResult } from "@confirma-connect/http";

type Exchange = ReturnType<HttpClient["exchange"]>;

/** What the line does to the next requests of one sort. */
type Trick = "refuse" | "unmapped";

/** A body with a code that no documentation names. */
const unmapped = JSON.stringify({ errors: [{ status: 400, message: "ERROR_OF_TOMORROW" }] });

const unmappedAnswer: HttpResult = {
  type: "answered",
  status: 400,
  headers: { "content-type": "application/json" },
  body: Buffer.from(unmapped),
  text: () => unmapped,
};

/**
 * A line that plays what the stand-in cannot: it sends requests to a port where nobody listens, answers with an
 * unknown code in the stand-in's place, or holds a write back by the kit's clock. Requests for tokens are left alone.
 */
export class RefusingHttp implements HttpClient {
  readonly #inner = createHttpClient();
  #trick: Trick = "refuse";
  #reads = false;
  #left = 0;
  #answered = 0;
  readonly #clock: Clock;
  /** Milliseconds for which the next write is held back. */
  #delay: number | undefined;
  #held: readonly { readonly request: HttpRequest; readonly due: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Requests that were answered here and never reached the stand-in. */
  get answered(): number {
    return this.#answered;
  }

  arm(trick: Trick, on: "read" | "write", times: number): void {
    this.#trick = trick;
    this.#reads = on === "read";
    this.#left = times;
  }

  /** The next write is not answered, and arrives this much later. */
  delay(after: number): void {
    this.#delay = after;
  }

  /** Lets the writes arrive that are due by now, in order. */
  async land(): Promise<void> {
    const now = this.#clock.now();
    const due = this.#held.filter((each) => each.due <= now);
    this.#held = this.#held.filter((each) => each.due > now);
    for (const { request } of due) await this.#inner.exchange(request);
  }

  reset(): void {
    this.#delay = undefined;
    this.#held = [];
    this.#left = 0;
    this.#answered = 0;
  }

  exchange(request: HttpRequest): Exchange {
    const isRead = request.method === "GET";
    const ofToken = request.url.endsWith("/oauth/token");
    if (this.#delay !== undefined && !isRead && !ofToken) return this.#hold(request, this.#delay);
    const meant = this.#left > 0 && isRead === this.#reads && !ofToken;
    if (!meant) return this.#inner.exchange(request);
    this.#left -= 1;
    if (this.#trick === "refuse") return this.#inner.exchange({ ...request, url: "http://127.0.0.1:1/" });
    this.#answered += 1;
    return Promise.resolve(unmappedAnswer);
  }

  #hold(request: HttpRequest, delay: number): Exchange {
    // Its signal belongs to the attempt that has ended by then.
    const { signal: _signal, ...held } = request;
    this.#held = [...this.#held, { request: held, due: this.#clock.now() + delay }];
    this.#delay = undefined;
    return Promise.resolve({ type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") });
  }
}
