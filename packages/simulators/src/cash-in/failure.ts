/** A refused request: a documented status (seen) and a word of this stand-in, since error bodies are not public. */
export class CashInFailure extends Error {
  readonly status: 400 | 401 | 402 | 403 | 404 | 405;
  readonly code: string;

  constructor(status: CashInFailure["status"], code: string) {
    super(code);
    this.name = "CashInFailure";
    this.status = status;
    this.code = code;
  }
}

/** Malformed, or a parameter is missing; the code names the field, never its content. */
export const malformed = (code: string): CashInFailure => new CashInFailure(400, code);

/** A business rule forbids it, e.g. the invoice is in a terminal state. */
export const forbidden = (code: string): CashInFailure => new CashInFailure(402, code);

/** The identifier is unknown. */
export const missing = (code: string): CashInFailure => new CashInFailure(404, code);
