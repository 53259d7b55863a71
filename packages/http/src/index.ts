export { createHttpClient, type HttpClient, type HttpClientOptions } from "./http-client.ts";
export type { HttpRequest } from "./http-request.ts";
export type { HttpAnswer, HttpNotSent, HttpResult, HttpUnknown } from "./http-result.ts";
export { parseRetryAfter } from "./parse-retry-after.ts";
export { redactHeaders } from "./redact-headers.ts";
export { isServiceAddress, serviceAddressRule } from "./service-address.ts";
