import { ConnectorError, type Delivery, type Problem, type Secret } from "@confirma-connect/core";

/**
 * What became of one call. Nothing is ever sent again by itself.
 * - `refused`: the agency said no, or (without `status`) our own checks did and nothing was sent.
 * - `notSent`: nothing took effect; safe to repeat.
 * - `unknown`: it may have taken effect; look before sending again. For reads: no usable answer.
 *
 * `body` is the answer as text. It may hold names, account numbers and keys, so it shows itself only when asked.
 */
export type ConfirmaResult<T> =
  | {
      readonly type: "ok";
      readonly status: number;
      readonly value: T;
      readonly warnings: readonly Problem[];
      readonly body: Secret;
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
      /** Delay that the agency asked for, in milliseconds. */
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
export function okOrThrow<T>(
  result: ConfirmaResult<T>,
  what: string,
): Extract<ConfirmaResult<T>, { readonly type: "ok" }> {
  if (result.type === "ok") return result;
  const { type, problems } = result;
  const message = `${what}: ${problems.map((each) => each.message).join("; ")}`;
  const code = problems[0]?.code ?? "ACC_ANSWER_UNMAPPED";
  throw new ConnectorError({ code, stage: "read", delivery: deliveries[type], message, problems });
}
