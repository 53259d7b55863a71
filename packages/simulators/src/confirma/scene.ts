import type { Handling } from "../kernel/exchange.ts";
import type { ConfirmaReadings } from "./readings.ts";
import type { Tenant } from "./tenant.ts";

/** Everything an endpoint needs to answer one request of one client. */
export interface Scene {
  readonly tenant: Tenant;
  readonly readings: ConfirmaReadings;
  /** Day of the request, `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Instant of the request, ISO 8601 in UTC. */
  readonly now: string;
  /** Query parameters by name. */
  readonly query: Readonly<Record<string, string>>;
  /** The parsed body; undefined for GET. */
  readonly body: unknown;
  readonly handling: Pick<Handling<never>, "writesBehind">;
}
