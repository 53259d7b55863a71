import type { Secret } from "@confirma-connect/core";

/** What a machine-to-machine token is asked for with (specs 2.1). One API key is one company and user. */
export interface ProcountorCredentials {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly apiKey: Secret;
  /** Sent when given: most public clients send it, some leave it out (inferred: optional). */
  readonly redirectUri?: string;
}
