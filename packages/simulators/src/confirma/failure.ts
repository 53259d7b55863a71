/** A refused request. 400 and 401 are seen; error bodies are not public, so the words are this stand-in's own. */
export class ConfirmaFailure extends Error {
  readonly status: 400 | 401 | 404 | 405 | 415;
  readonly errors: readonly string[];

  constructor(status: ConfirmaFailure["status"], errors: readonly string[]) {
    super(errors.join("; "));
    this.name = "ConfirmaFailure";
    this.status = status;
    this.errors = errors;
  }
}

/** 400; each error names a field or a rule, never what a field holds. */
export const badRequest = (...errors: readonly string[]): ConfirmaFailure => new ConfirmaFailure(400, errors);
