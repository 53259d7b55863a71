/** One entry of the vendor's `errors`. */
export interface ErrorMessage {
  readonly status: number;
  /** Dotted path with indexes, absent on class-level errors. */
  readonly field?: string;
  readonly message: string;
}

/** A refused request: answered as `{"errors": [...]}` with the HTTP status of the first entry. */
export class ProcountorFailure extends Error {
  readonly errors: readonly ErrorMessage[];

  constructor(errors: readonly ErrorMessage[]) {
    super("The request was refused.");
    this.name = "ProcountorFailure";
    this.errors = errors;
  }

  get status(): number {
    return this.errors[0]?.status ?? 400;
  }
}

/** One entry with status 400. */
export function invalid(message: string, field?: string): ErrorMessage {
  return field === undefined ? { status: 400, message } : { status: 400, field, message };
}

/** A refusal with one class-level entry. */
export function failure(status: number, message: string): ProcountorFailure {
  return new ProcountorFailure([{ status, message }]);
}

/** Refuses when there is anything to refuse. */
export function throwAny(errors: readonly ErrorMessage[]): void {
  if (errors.length > 0) throw new ProcountorFailure(errors);
}

/** Wrong status, wrong type or missing right: 403. */
export function forbidden(message: string): ProcountorFailure {
  return failure(403, message);
}

/** Not found, or not to be seen: 404. */
export function missing(what: string): ProcountorFailure {
  return failure(404, `${what} not found.`);
}
