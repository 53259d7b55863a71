/** The wire to the remote system: JSON text out, JSON text back. */
export interface SandboxLine {
  /** Throws {@link LineError} when no answer came. */
  send(request: string, signal?: AbortSignal): Promise<string>;
}

/** No answer came. `left` tells whether the request may have arrived. */
export class LineError extends Error {
  readonly left: boolean;

  constructor(left: boolean) {
    super(left ? "the request left, no answer came" : "no connection could be made");
    this.name = "LineError";
    this.left = left;
  }
}
