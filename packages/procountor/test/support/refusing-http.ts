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
 * A line that plays what the stand-in cannot: it sends requests to a port where nobody listens, or answers with
 * an unknown code in the stand-in's place. Requests for tokens are left alone.
 */
export class RefusingHttp implements HttpClient {
  readonly #inner = createHttpClient();
  #trick: Trick = "refuse";
  #reads = false;
  #left = 0;
  #answered = 0;

  /** Requests that were answered here and never reached the stand-in. */
  get answered(): number {
    return this.#answered;
  }

  arm(trick: Trick, on: "read" | "write", times: number): void {
    this.#trick = trick;
    this.#reads = on === "read";
    this.#left = times;
  }

  reset(): void {
    this.#left = 0;
    this.#answered = 0;
  }

  exchange(request: HttpRequest): Exchange {
    const isRead = request.method === "GET";
    const meant = this.#left > 0 && isRead === this.#reads && !request.url.endsWith("/oauth/token");
    if (!meant) return this.#inner.exchange(request);
    this.#left -= 1;
    if (this.#trick === "refuse") return this.#inner.exchange({ ...request, url: "http://127.0.0.1:1/" });
    this.#answered += 1;
    return Promise.resolve(unmappedAnswer);
  }
}
