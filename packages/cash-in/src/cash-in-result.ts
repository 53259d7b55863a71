import type { Secret } from "@confirma-connect/core";
import type { ApiResult } from "@confirma-connect/http";

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

/** What became of one call of Cash-In. 503 is documented as "retry shortly": it is `unknown`, with `retryAfter`. */
export type CashInResult<T> = ApiResult<
  T,
  object,
  { readonly status: number; readonly reason: RefusalReason; readonly body: Secret }
>;
