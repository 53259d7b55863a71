/** A refused request; code and form are inferred, since error bodies are not public. */
export class FinkareFailure extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405;

  constructor(status: FinkareFailure["status"], code: string) {
    super(code);
    this.name = "FinkareFailure";
    this.status = status;
  }
}
