/** One HTTP request. Bytes go out as they are: nothing is re-encoded, added or compressed. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute address. `http:` is taken for this machine only. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as UTF-8. */
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole exchange; instead of the client's own value. */
  readonly timeout?: number;
}
