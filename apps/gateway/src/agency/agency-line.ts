import { type Clock, systemClock } from "@confirma-connect/core";
import { createHttpClient, type HttpClient, type HttpRequest } from "@confirma-connect/http";

/** What the agency's clients speak through. */
export interface AgencyLine {
  readonly http: HttpClient;
  readonly clock: Clock;
}

/**
 * A line to the agency. With a signal, requests end when it is aborted: reading changes nothing, so nothing has to be
 * waited for. Where something is told too, `mayEnd` names the requests that are only reading; the others are waited for.
 */
export function openLine(
  signal?: AbortSignal,
  mayEnd: (request: HttpRequest) => boolean = () => true,
): AgencyLine {
  const http = createHttpClient();
  if (signal === undefined) return { http, clock: systemClock };
  const ended = (request: HttpRequest): HttpRequest => (mayEnd(request) ? { signal, ...request } : request);
  return { http: { exchange: (request) => http.exchange(ended(request)) }, clock: systemClock };
}
