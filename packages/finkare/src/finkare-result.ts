import { ConnectorError, type Delivery, type Problem, type Secret } from "@confirma-connect/core";

/**
 * What became of one call. Every call reads, so each may be repeated by the caller; nothing is by itself.
 * - `refused`: Finkare said no, or (without `status`) the key's scopes do not allow it and nothing was sent.
 * - `unknown`: no usable answer came.
 *
 * `body` is the answer as text; it shows itself only when asked.
 */
export type FinkareResult<T> =
  | {
      readonly type: "ok";
      readonly status: number;
      readonly value: T;
      readonly warnings: readonly Problem[];
      readonly body: Secret;
      /** Finkare's name for the exchange, `req_…`, for questions to its support. */
      readonly requestId?: string;
    }
  | {
      readonly type: "refused";
      readonly status?: number;
      readonly problems: readonly Problem[];
      readonly body?: Secret;
    }
  | {
      readonly type: "notSent";
      readonly problems: readonly Problem[];
      /** Delay that Finkare asked for, in milliseconds. */
      readonly retryAfter?: number;
    }
  | {
      readonly type: "unknown";
      readonly status?: number;
      readonly problems: readonly Problem[];
      readonly body?: Secret;
    };

const deliveries = {
  refused: "answered",
  notSent: "notSent",
  unknown: "unknown",
} as const satisfies Record<string, Delivery>;

/** The value of a read, or a ConnectorError for iterables, which have no other way to say no. */
export function valueOrThrow<T>(result: FinkareResult<T>, what: string): T {
  if (result.type === "ok") return result.value;
  const { type, problems } = result;
  const message = `${what}: ${problems.map((each) => each.message).join("; ")}`;
  const code = problems[0]?.code ?? "ACC_ANSWER_UNMAPPED";
  throw new ConnectorError({ code, stage: "read", delivery: deliveries[type], message, problems });
}
