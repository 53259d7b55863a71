import type { ExchangeRequest } from "../kernel/exchange.ts";
import { type JsonFields, jsonFields } from "../kernel/parse-fault.ts";
import { failure, throwAny } from "./failure.ts";
import { checkMessage } from "./message/check-message.ts";
import type { ProcountorReadings } from "./readings.ts";
import type { WriteRoute } from "./route/route.ts";

/** The checked body of a write, as it is to be stored; empty when the route takes none. Throws the refusal. */
export function readBody(
  request: ExchangeRequest,
  route: WriteRoute,
  readings: ProcountorReadings,
): JsonFields {
  if (route.body === undefined || (route.bodyOptional && request.body.length === 0)) return {};
  const [type = ""] = (request.headers["content-type"] ?? "").split(";");
  if (readings.jsonContentType === "required" && type.trim().toLowerCase() !== "application/json") {
    throw failure(415, "HTTP 415 Unsupported Media Type");
  }
  const { value, errors } = checkMessage(parsed(request.body), route.body(readings), "", readings);
  throwAny(errors);
  return jsonFields(value) ?? {};
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    // Neither UTF-8 nor JSON: the same refusal for both.
    throw failure(400, "Malformed JSON.");
  }
}
