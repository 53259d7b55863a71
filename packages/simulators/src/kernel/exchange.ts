import type { Fault } from "./fault.ts";

/** One HTTP request as the simulated service sees it. */
export interface ExchangeRequest {
  readonly method: string;
  /** Scheme, host, path and query exactly as requested. */
  readonly url: string;
  /** Lower-cased resource name without extension. */
  readonly resource: string;
  /** Header names in lower case; values as ISO-8859-1 text. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One HTTP answer. `outcome` is a short word for the journal, such as `OK` or a vendor's error code. */
export interface ExchangeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly outcome: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the kernel tells the service about the way a request is to be handled. */
export interface Handling<V> {
  /** Answer reads from the state before this many writes; 0 is now. */
  readonly writesBehind: number;
  /** Whether another request of the same tenant was under way when this one arrived. */
  readonly overlapping: boolean;
  /** A fault that only the service knows how to play. */
  readonly vendorFault: V | undefined;
}

/** A remote system: pure HTTP in and out, with its state behind it. `handle` takes effect at once. */
export interface SimulatedService<V> {
  /** Resource name of a request target, lower case, without extension. */
  resourceOf(target: string): string;
  /** The tenant a request is for, without checking anything. */
  tenantOf(headers: Readonly<Record<string, string>>): string;
  /** An identifier the caller gave the request, kept in the journal. */
  requestIdOf(headers: Readonly<Record<string, string>>): string;
  handle(request: ExchangeRequest, handling: Handling<V>): ExchangeAnswer;
  /** The probe's answer to a request under `/__simulator/`, or undefined when the path is unknown. */
  control(method: string, target: string, body: string): ExchangeAnswer | undefined;
  /** The vendor's own form of an answer that a fault puts in place of the real one; undefined takes the kernel's. */
  faultAnswer?(fault: Fault): ExchangeAnswer | undefined;
}
