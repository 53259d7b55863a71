import type { HttpRequest } from "@confirma-connect/http";
import { addressOf, formRequest } from "./form-request.ts";
import type { ProcountorCredentials } from "./procountor-credentials.ts";

/** The request for a machine-to-machine token (specs 2.1, seen in six public clients). */
export function tokenRequest(
  baseUrl: string,
  credentials: ProcountorCredentials,
  timeout: number,
): HttpRequest {
  const { clientId, clientSecret, apiKey, redirectUri } = credentials;
  const fields = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret.reveal(),
    ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }),
    api_key: apiKey.reveal(),
  };
  return formRequest(addressOf(baseUrl, "oauth/token"), fields, timeout);
}
