import { deliveryCodes } from "./delivery-codes.ts";
import { documentCodes } from "./document-codes.ts";
import { requestCodes } from "./request-codes.ts";

/** Who can do something about a problem. */
export type Actor = "caller" | "operator" | "adapter" | "vendor";

/** When it makes sense to try again: never, after a fix, safely at any time, or only after a look-up. */
export type Retry = "never" | "afterFix" | "safe" | "afterLookup";

/** One row of the error catalogue; `docs/errors.md` is generated from these rows. */
export interface CodeEntry {
  readonly cause: string;
  readonly advice: string;
  readonly actor: Actor;
  readonly retry: Retry;
}

/** Every stable code of this project. Codes are never reused for another meaning. */
export const errorCodes = { ...documentCodes, ...deliveryCodes, ...requestCodes } satisfies Record<
  string,
  CodeEntry
>;

/** A stable code, `ACC_…`. */
export type ErrorCode = keyof typeof errorCodes;

/** The catalogue row of a code. */
export const codeEntry = (code: ErrorCode): CodeEntry => errorCodes[code];
