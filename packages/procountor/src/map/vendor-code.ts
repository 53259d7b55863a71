import type { ErrorCode } from "@confirma-connect/core";

/** Every code of specs 3.2 that was seen; the vendor's full list is not published in readable form. */
type ProcountorCode =
  | "DUE_DATE_BEFORE_BILL_DATE"
  | "CLOSED_FISCAL_PERIOD"
  | "ERROR_BRN_CODE"
  | "ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION"
  | "DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE"
  | "ERROR_VATSTATUS_VATPERC"
  | "INVALID_OVT"
  | "OVT_NOT_ALLOWED"
  | "UNABLE_TO_GET_CONNECTION";

/** What a code or a status means for delivery. */
export interface VendorMeaning {
  readonly disposition: "refused" | "notSent" | "unknown";
  readonly code: ErrorCode;
}

const refused = (code: ErrorCode) => ({ disposition: "refused", code }) as const;
const unknown = (code: ErrorCode) => ({ disposition: "unknown", code }) as const;

const meanings = {
  DUE_DATE_BEFORE_BILL_DATE: refused("ACC_REFUSED_INVALID_DATA"),
  CLOSED_FISCAL_PERIOD: refused("ACC_REFUSED_PERIOD_LOCKED"),
  ERROR_BRN_CODE: refused("ACC_REFUSED_INVALID_DATA"),
  ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION: refused("ACC_REFUSED_INVALID_DATA"),
  DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE:
    refused("ACC_REFUSED_NOT_FOUND"),
  ERROR_VATSTATUS_VATPERC: refused("ACC_REFUSED_INVALID_DATA"),
  INVALID_OVT: refused("ACC_REFUSED_INVALID_DATA"),
  OVT_NOT_ALLOWED: refused("ACC_REFUSED_INVALID_DATA"),
  // Overload: the vendor calls it retryable, but not whether the document was saved. We look first.
  UNABLE_TO_GET_CONNECTION: unknown("ACC_UNKNOWN_SERVER_FAULT"),
} as const satisfies Record<ProcountorCode, VendorMeaning>;

const table: ReadonlyMap<string, VendorMeaning> = new Map(Object.entries(meanings));

/** All codes with a meaning of their own. */
export const procountorCodes: readonly string[] = [...table.keys()];

// English texts instead of codes (specs 3.2, seen): a bad word of an enumeration, and a missing value.
const texts = [/^Value of the '[^']*' field is invalid\b/u, /^Value of the '[^']*' cannot be blank\b/u];

/**
 * What an error of a write means. 400 is validation (seen): also a text that we do not know is a refusal, and
 * nothing was saved. 403 is a wrong status, a closed year or missing rights (seen): refused too, never sent
 * again by itself. 409 may be our own earlier write. Every other status leaves it open.
 */
export function meaningOf(status: number, message: string, field?: string): VendorMeaning {
  // Somebody wrote the resource after we read it (seen): ours was not applied, and a look-up tells what is there.
  if (status === 400 && field === "version") return unknown("ACC_UNKNOWN_MAYBE_EARLIER");
  if (status === 401) return { disposition: "notSent", code: "ACC_AUTH_FAILED" };
  const known = table.get(message);
  if (known !== undefined) return known;
  if (status === 409) return unknown("ACC_UNKNOWN_MAYBE_EARLIER");
  if (status === 404) return refused("ACC_REFUSED_NOT_FOUND");
  if (status === 400 && texts.some((text) => text.test(message))) return refused("ACC_REFUSED_INVALID_DATA");
  if (status === 400) return refused("ACC_ANSWER_UNMAPPED");
  if (status === 403) return refused("ACC_AUTH_NOT_ALLOWED");
  return unknown("ACC_ANSWER_UNMAPPED");
}
