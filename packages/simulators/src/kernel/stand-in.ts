import type { ExchangeAnswer, SimulatedService } from "./exchange.ts";

/** One request to a stand-in that is called in-process, without sockets, timers and faults of its own. */
export interface StandInRequest {
  readonly method: string;
  /** Absolute address; its host is not looked at. */
  readonly url: string;
  /** Header names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Answer reads from the state before this many writes; default 0. */
  readonly writesBehind?: number;
  /** Whether another request of the tenant is under way; default no. */
  readonly overlapping?: boolean;
}

/** Calls a service at once: for whoever brings time and faults along. */
export function callService<V>(service: SimulatedService<V>, request: StandInRequest): ExchangeAnswer {
  const { method, url, body, writesBehind = 0, overlapping = false } = request;
  const { pathname, search } = new URL(url);
  const pairs = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers: Readonly<Record<string, string>> = Object.fromEntries(pairs);
  const resource = service.resourceOf(`${pathname}${search}`);
  const handling = { writesBehind, overlapping, vendorFault: undefined };
  return service.handle({ method, url, resource, headers, body }, handling);
}
