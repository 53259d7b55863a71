import {
  type Attempt,
  type Clock,
  type Outcome,
  problem,
  type ResolvedStep,
  type VendorReply,
} from "@confirma-connect/core";
import type { HttpAnswer, HttpResult } from "@confirma-connect/http";
import { type ModuleAddress, retryAfterOf, type WebService } from "../transport/web-service.ts";
import { fromEnvelope } from "../wire/envelope.ts";

/** Sends invoices by `PUT /ws/invoice`. The form of its answers is not public, so little is read into them. */
export class InvoiceService {
  readonly #service: WebService;
  readonly #address: ModuleAddress;
  readonly #clock: Clock;

  constructor(service: WebService, address: ModuleAddress, clock: Clock) {
    this.#service = service;
    this.#address = address;
    this.#clock = clock;
  }

  /** Sends one invoice once. */
  async deliver({ request }: ResolvedStep, { signal }: Attempt): Promise<Outcome> {
    const { contentType, body } = request;
    const message = { method: "PUT" as const, address: this.#address, contentType, body };
    return outcomeOf(await this.#service.exchange(message, signal), this.#clock.now());
  }
}

const longestReply = 4_000;

function outcomeOf(result: HttpResult, now: number): Outcome {
  if (result.type !== "answered") return result;
  const vendor: VendorReply = { status: result.status, text: result.text().slice(0, longestReply) };
  const { status } = result;
  if (status === 200 || status === 201) return saved(result, vendor);
  if (status === 401) return { type: "notSent", problem: problem("ACC_AUTH_FAILED"), vendor };
  // The module or the method is not open for this organisation or address (seen: methods are opened one by one).
  if ([403, 404, 405].includes(status)) {
    return { type: "notSent", problem: problem("ACC_AUTH_NOT_ALLOWED"), vendor };
  }
  if (status === 429) return limited(result, vendor, now);
  if (status === 413) return { type: "refused", problems: [problem("ACC_REFUSED_TOO_LARGE")], vendor };
  if (status >= 400 && status < 500) {
    return { type: "refused", problems: [problem("ACC_REFUSED_INVALID_DATA")], vendor };
  }
  return { type: "unknown", problem: problem("ACC_UNKNOWN_SERVER_FAULT"), vendor };
}

/** Words of a failure, in names or texts; "default" is none. */
const failureWords = /error|fail|(?<!de)fault/iu;

/** A yes is an XML answer without a word of failure (its form is not public); anything else proves nothing. */
function saved(answer: HttpAnswer, vendor: VendorReply): Outcome {
  const text = answer.text();
  if (fromEnvelope(text) === undefined || failureWords.test(text)) {
    return { type: "unknown", problem: problem("ACC_ANSWER_UNREADABLE"), vendor };
  }
  return { type: "accepted", evidence: "acknowledged", vendor };
}

function limited({ headers }: HttpAnswer, vendor: VendorReply, now: number): Outcome {
  const retryAfter = retryAfterOf(headers, now);
  const delay = retryAfter === undefined ? {} : { retryAfter };
  return { type: "notSent", problem: problem("ACC_RATE_LIMITED"), vendor, ...delay };
}
