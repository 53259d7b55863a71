import type { RightArea } from "../company/company.ts";
import type { ValueRule } from "../message/rule.ts";
import type { ProcountorReadings } from "../readings.ts";
import type { Read, Write } from "../scene.ts";

/** What a route is about, for user rights; invoices are sales or purchases by their type. */
export type RouteArea = RightArea | "invoices" | "session";

/** The parts every route has. */
interface RouteHead {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path below the base with `{id}` for variable parts. */
  readonly path: string;
  readonly area: RouteArea;
}

/** A route that answers from the book. */
export interface ReadRoute extends RouteHead {
  readonly kind: "read";
  readonly read: Read;
}

/** A route that changes the book. */
export interface WriteRoute extends RouteHead {
  readonly kind: "write";
  /** Rule of the body; absent when the route takes none. */
  readonly body?: (readings: ProcountorReadings) => ValueRule;
  /** Whether the body may be missing. */
  readonly bodyOptional: boolean;
  /** Whether a person has to confirm the write first. */
  readonly mfa: boolean;
  readonly write: Write;
}

/** A route that asks for the result of a confirmation. */
export interface MfaResultRoute extends RouteHead {
  readonly kind: "mfaResult";
}

/** One operation of the API. */
export type Route = ReadRoute | WriteRoute | MfaResultRoute;
