import type { ExchangeAnswer, ExchangeRequest } from "../../kernel/exchange.ts";
import { jsonAnswer } from "../json-answer.ts";
import type { ProcountorReadings } from "../readings.ts";
import type { TokenOffice } from "./token-office.ts";

const FORM = "application/x-www-form-urlencoded";
const SECRETS = ["client_id", "client_secret", "api_key", "code"];

/** POST {base}/oauth/token: client_credentials with an API key; the credentials stand in the form body alone. */
export function tokenAnswer(
  office: TokenOffice,
  readings: ProcountorReadings,
  request: ExchangeRequest,
): ExchangeAnswer {
  const refused = refusal(office, readings, request);
  if (refused !== undefined) return refused;
  const form = formOf(request);
  if (form.get("grant_type") !== "client_credentials") {
    return refuse(readings, 400, "unsupported_grant_type");
  }
  if (readings.redirectUri === "required" && (form.get("redirect_uri") ?? "") === "") {
    return refuse(readings, 400, "invalid_request");
  }
  const token = office.issueToken(form.get("client_id") ?? "", form.get("api_key") ?? "");
  if (token === undefined) return refuse(readings, 401, "invalid_grant");
  return jsonAnswer(200, { access_token: token, expires_in: office.tokenSeconds });
}

/** POST {base}/oauth/key: an API key for the code of the login page (body inferred). */
export function keyAnswer(
  office: TokenOffice,
  readings: ProcountorReadings,
  request: ExchangeRequest,
): ExchangeAnswer {
  const refused = refusal(office, readings, request);
  if (refused !== undefined) return refused;
  const form = formOf(request);
  const value = (name: string): string => form.get(name) ?? "";
  if (value("grant_type") !== "authorization_code") return refuse(readings, 400, "unsupported_grant_type");
  const key = office.redeemCode(value("client_id"), value("code"), value("redirect_uri"));
  return key === undefined ? refuse(readings, 401, "invalid_grant") : jsonAnswer(200, { api_key: key });
}

/** The client a form names, for its share of requests. */
export function clientIdOf(request: ExchangeRequest): string {
  return formOf(request).get("client_id") ?? "";
}

function refusal(
  office: TokenOffice,
  readings: ProcountorReadings,
  request: ExchangeRequest,
): ExchangeAnswer | undefined {
  const query = new URL(request.url).searchParams;
  const [type = "", ...parameters] = (request.headers["content-type"] ?? "").split(";");
  const withCharset = parameters.some((parameter) => parameter.trim().toLowerCase().startsWith("charset"));
  if (request.method !== "POST") return refuse(readings, 405, "method_not_allowed");
  if (SECRETS.some((name) => query.has(name))) return refuse(readings, 401, "credentials_in_url");
  if (type.trim().toLowerCase() !== FORM) return refuse(readings, 415, "unsupported_media_type");
  if (withCharset && readings.tokenCharset === "refuse")
    return refuse(readings, 415, "unsupported_media_type");
  const form = formOf(request);
  const client = office.clientOf(form.get("client_id") ?? "", form.get("client_secret") ?? "");
  return client === undefined ? refuse(readings, 401, "invalid_client") : undefined;
}

function formOf(request: ExchangeRequest): URLSearchParams {
  return new URLSearchParams(Buffer.from(request.body).toString("utf8"));
}

function refuse(readings: ProcountorReadings, status: number, code: string): ExchangeAnswer {
  if (readings.tokenErrorBody === "oauth") {
    return jsonAnswer(status, { error: code, error_description: code.replaceAll("_", " ") });
  }
  return jsonAnswer(status, { errors: [{ status, message: status === 401 ? "Unauthorized" : code }] });
}
