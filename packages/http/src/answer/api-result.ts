import { ConnectorError, type Delivery, type Problem, type Secret } from "@confirma-connect/core";

/**
 * What became of one call of an API. Nothing is ever sent again by itself.
 * - `refused`: the service said no, or (without `status`) our own checks did and nothing was sent.
 * - `notSent`: nothing took effect; safe to repeat.
 * - `unknown`: it may have taken effect; look before sending again. For reads: no usable answer.
 *
 * `body` is the answer as text. It may hold names, account numbers and keys, so it shows itself only when asked.
 * `Said` and `Refusal` are what a service tells beyond that with a success and with a refusal.
 */
export type ApiResult<T, Said extends object = object, Refusal extends object = object> =
  | (Said & {
      readonly type: "ok";
      readonly status: number;
      readonly value: T;
      readonly warnings: readonly Problem[];
      readonly body: Secret;
    })
  | (Refusal & {
      readonly type: "refused";
      readonly status?: number;
      readonly problems: readonly Problem[];
      readonly body?: Secret;
    })
  | {
      readonly type: "notSent";
      readonly problems: readonly Problem[];
      /** Delay that the service asked for, in milliseconds. */
      readonly retryAfter?: number;
    }
  | {
      readonly type: "unknown";
      readonly status?: number;
      readonly problems: readonly Problem[];
      readonly body?: Secret;
      /** Delay that the service asked for, in milliseconds. */
      readonly retryAfter?: number;
    };

const deliveries = {
  refused: "answered",
  notSent: "notSent",
  unknown: "unknown",
} as const satisfies Record<string, Delivery>;

/** A read that succeeded, or a ConnectorError for iterables, which have no other way to say no. */
export function okOrThrow<T>(result: ApiResult<T>, what: string): Extract<typeof result, { type: "ok" }> {
  if (result.type === "ok") return result;
  const { type, problems } = result;
  const message = `${what}: ${problems.map((each) => each.message).join("; ")}`;
  const code = problems[0]?.code ?? "ACC_ANSWER_UNMAPPED";
  throw new ConnectorError({ code, stage: "read", delivery: deliveries[type], message, problems });
}
