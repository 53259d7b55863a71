import type { Gateway } from "../composition/compose-gateway.ts";
import type { GatewayMetrics } from "../metrics/gateway-metrics.ts";
import type { Lifecycle } from "./lifecycle.ts";

/** What the HTTP side is built from. */
export interface ServerParts {
  readonly gateway: Gateway;
  readonly metrics: GatewayMetrics;
  readonly lifecycle: Lifecycle;
}
