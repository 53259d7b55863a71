/** One request to Procountor. */
export interface ProcountorRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** Path and query, relative to the base address. */
  readonly resource: string;
  /** JSON text; absent or "": no body. A body on GET is refused by the vendor's gateway (specs 3, seen). */
  readonly body?: string;
  /** Search words that Procountor takes as headers, to keep personal data out of logs (specs 3, seen). */
  readonly headers?: Readonly<Record<string, string>>;
}
