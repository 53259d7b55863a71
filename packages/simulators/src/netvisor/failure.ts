/** Codes of spec section 4 that this stand-in answers. */
export type FailureCode =
  | "AUTHENTICATION_FAILED"
  | "SERVICE_ACCESS_ERROR"
  | "INVALID_DATA"
  | "INVALID_DATA_SIZE"
  | "DUPLICATE_DATA"
  | "REQUEST_NOT_UNIQUE"
  | "PERIOD_LOCK"
  | "SYSTEM_MAINTENANCE"
  | "TECHNICAL_ERROR";

/** A refused request; becomes the second `Status` element, `CODE :: text`. */
export class NetvisorFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, text: string) {
    super(text);
    this.name = "NetvisorFailure";
    this.code = code;
  }
}

/** Refuses the content of a message. */
export function invalidData(text: string): NetvisorFailure {
  return new NetvisorFailure("INVALID_DATA", text);
}
