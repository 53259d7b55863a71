import { ConnectorError } from "@confirma-connect/core";
import { Refusal } from "./refusal.ts";

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const statusOf = (error: unknown): number =>
  typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : 500;

/** 503: try again later; identifiers make that safe. */
export const unavailable = (): Refusal =>
  new Refusal(503, { code: "ACC_REQUEST_UNAVAILABLE" }, { "retry-after": "5" });

function ofConnectorError(error: ConnectorError): Refusal {
  if (error.stage === "store") return unavailable();
  if (error.code === "ACC_REQUEST_NOT_FOUND") {
    return new Refusal(404, { code: error.code, message: error.message });
  }
  if (error.code === "ACC_REQUEST_DECISION") {
    return new Refusal(409, { code: error.code, message: error.message });
  }
  return new Refusal(500, { code: error.code });
}

/**
 * Turns anything that was thrown while serving into a refusal. Words of unknown errors stay inside:
 * they may quote what the caller sent.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (ConnectorError.is(error)) return ofConnectorError(error);
  const code = codeOf(error);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refusal(413, { code: "ACC_REQUEST_TOO_LARGE" });
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return new Refusal(415, { code: "ACC_REQUEST_CONTENT_TYPE" });
  }
  const status = statusOf(error);
  if (status === 404 || code === "FST_ERR_BAD_URL")
    return new Refusal(404, { code: "ACC_REQUEST_NOT_FOUND" });
  if (status >= 400 && status < 500) {
    const message = "the request could not be read: its length, headers or encoding contradict each other";
    return new Refusal(400, { code: "ACC_DOCUMENT_NOT_JSON", message });
  }
  return new Refusal(500, { code: "ACC_BUG_INVARIANT" });
}
