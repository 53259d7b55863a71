import type { ExchangeAnswer } from "../../kernel/exchange.ts";
import type { FailureCode } from "../failure.ts";
import { dottedTime } from "../format/date-text.ts";
import { tag, writeXml, type XmlOut } from "../format/write-xml.ts";

const STATUS: Readonly<Record<FailureCode, number>> = {
  AUTHENTICATION_FAILED: 401,
  SERVICE_ACCESS_ERROR: 403,
  INVALID_DATA: 400,
  INVALID_DATA_SIZE: 400,
  DUPLICATE_DATA: 400,
  REQUEST_NOT_UNIQUE: 400,
  PERIOD_LOCK: 400,
  SYSTEM_MAINTENANCE: 500,
  TECHNICAL_ERROR: 500,
};

const CONTENT_TYPE = "text/xml; charset=utf-8";
const DECLARATION = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n';

/** A successful answer: the status and what belongs beside it. */
export function okAnswer(now: string, payload: readonly XmlOut[]): ExchangeAnswer {
  const status = tag("ResponseStatus", [tag("Status", "OK"), tag("TimeStamp", dottedTime(now))]);
  const body = DECLARATION + writeXml(tag("Root", [status, ...payload]));
  return { status: 200, contentType: CONTENT_TYPE, body, outcome: "OK" };
}

/** How a failure is answered. */
export interface FailureStyle {
  readonly now: string;
  /** Whether real HTTP codes are used. */
  readonly httpCodes: boolean;
  /** Whether the code gets a leading space. */
  readonly leadingSpace: boolean;
}

/** A failed answer: a second Status element with `CODE :: text`. */
export function failedAnswer(code: FailureCode, text: string, style: FailureStyle): ExchangeAnswer {
  const message = `${style.leadingSpace ? " " : ""}${code} :: ${text}`;
  const status = tag("ResponseStatus", [
    tag("Status", "FAILED"),
    tag("Status", message),
    tag("TimeStamp", dottedTime(style.now)),
  ]);
  return {
    status: style.httpCodes ? STATUS[code] : 200,
    contentType: CONTENT_TYPE,
    body: DECLARATION + writeXml(tag("Root", [status])),
    outcome: code,
  };
}

/** The web server's own page for a resource that does not exist. */
export const notFoundAnswer: ExchangeAnswer = {
  status: 404,
  contentType: "text/html",
  body: "<!DOCTYPE html>\n<html><head><title>404 - File or directory not found.</title></head><body><h2>404</h2></body></html>",
  outcome: "NOT_FOUND",
};
