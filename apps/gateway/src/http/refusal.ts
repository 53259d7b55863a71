import type { Failure } from "./error-body.ts";

/** Says no to a request: thrown by hooks and handlers, turned into an answer by the error handler. */
export class Refusal extends Error {
  readonly status: number;
  readonly failure: Failure;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, failure: Failure, headers: Readonly<Record<string, string>> = {}) {
    super(failure.code);
    this.name = "Refusal";
    this.status = status;
    this.failure = failure;
    this.headers = headers;
  }
}
