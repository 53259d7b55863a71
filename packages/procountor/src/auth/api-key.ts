import { ConnectorError, Secret } from "@confirma-connect/core";
import type { HttpClient, HttpRequest } from "@confirma-connect/http";
import { z } from "zod";
import { parseJson } from "../wire/answer/parse-json.ts";
import { readErrorWords } from "../wire/answer/read-errors.ts";
import { addressOf, formRequest } from "./form-request.ts";

/** A registered API client. */
export interface ApiClient {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly redirectUri: string;
}

/**
 * Address at which a user of a company grants an API key (specs 2.2, seen). `host` has no `/api`; the user
 * comes back to `redirectUri` with `code` and `state`. Compare `state` before the code is used.
 */
export function keyLoginAddress(
  host: string,
  { clientId, redirectUri }: Pick<ApiClient, "clientId" | "redirectUri">,
  state: string,
): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
  });
  return `${addressOf(host, "keylogin")}?${query.toString()}`;
}

/** The request that turns the code into an API key (specs 2.2; the form of its body is inferred). */
export function apiKeyRequest(
  baseUrl: string,
  client: ApiClient,
  code: string,
  timeout = 30_000,
): HttpRequest {
  const fields = {
    grant_type: "authorization_code",
    code,
    client_id: client.clientId,
    client_secret: client.clientSecret.reveal(),
    redirect_uri: client.redirectUri,
  };
  return formRequest(addressOf(baseUrl, "oauth/key"), fields, timeout);
}

const KeyAnswer = z.object({ api_key: z.string().min(1) });

/**
 * Exchanges the code of a key login for an API key; the code is good for about five minutes (inferred).
 *
 * @throws ConnectorError of stage `configure` that quotes neither the code nor a secret.
 */
export async function requestApiKey(
  http: HttpClient,
  baseUrl: string,
  client: ApiClient,
  code: string,
): Promise<Secret> {
  const result = await http.exchange(apiKeyRequest(baseUrl, client, code));
  if (result.type !== "answered") {
    const { code: why, message } = result.problem;
    throw new ConnectorError({ code: why, stage: "configure", delivery: result.type, message });
  }
  const json = parseJson(result.text());
  const { data } = KeyAnswer.safeParse(json);
  if (result.status === 200 && data !== undefined) return new Secret(data.api_key);
  throw new ConnectorError({
    code: result.status === 200 ? "ACC_ANSWER_UNREADABLE" : "ACC_AUTH_FAILED",
    stage: "configure",
    delivery: "answered",
    message: `no API key was given (HTTP ${result.status})`,
    cause: readErrorWords(json),
  });
}
