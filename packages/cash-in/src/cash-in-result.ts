import { ConnectorError, type Delivery, type Problem, type Secret } from "@confirma-connect/core";

/** Why Cash-In said no, by its documented statuses. */
export type RefusalReason =
  /** 400: malformed or a parameter is missing. */
  | "content"
  /** 401: no key, a wrong key, or a key of the other environment. */
  | "credentials"
  /** 402: a business rule forbids it, e.g. the invoice is in a terminal state. Not about a payment. */
  | "businessRule"
  /** 403: the key lacks the permission. */
  | "permission"
  /** 404: the identifier is unknown. */
  | "notFound";

/**
 * What became of one call. Nothing is ever sent again by itself.
 * - `notSent`: nothing took effect; safe to repeat.
 * - `unknown`: it may have taken effect; look before sending again. For reads: no usable answer.
 *
 * `body` is the answer as text. It may hold names and keys, so it shows itself only when asked.
 */
export type CashInResult<T> =
  | {
      readonly type: "ok";
      readonly status: number;
      readonly value: T;
      readonly warnings: readonly Problem[];
      readonly body: Secret;
    }
  | {
      readonly type: "refused";
      readonly status: number;
      readonly reason: RefusalReason;
      readonly problems: readonly Problem[];
      readonly body: Secret;
    }
  | {
      readonly type: "notSent";
      readonly problems: readonly Problem[];
      /** Delay that Cash-In asked for, in milliseconds. */
      readonly retryAfter?: number;
    }
  | {
      readonly type: "unknown";
      readonly status?: number;
      readonly problems: readonly Problem[];
      readonly body?: Secret;
      /** Delay that Cash-In asked for, in milliseconds; 503 is documented as "retry shortly". */
      readonly retryAfter?: number;
    };

const deliveries = {
  refused: "answered",
  notSent: "notSent",
  unknown: "unknown",
} as const satisfies Record<string, Delivery>;

/** The value of a read, or a ConnectorError for iterables, which have no other way to say no. */
export function valueOrThrow<T>(result: CashInResult<T>, what: string): T {
  if (result.type === "ok") return result.value;
  const { type, problems } = result;
  const message = `${what}: ${problems.map((each) => each.message).join("; ")}`;
  const code = problems[0]?.code ?? "ACC_ANSWER_UNMAPPED";
  throw new ConnectorError({ code, stage: "read", delivery: deliveries[type], message, problems });
}
