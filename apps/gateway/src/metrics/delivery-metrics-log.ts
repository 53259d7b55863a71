import type { Log, LogFields } from "@confirma-connect/core";
import type { GatewayMetrics } from "./gateway-metrics.ts";

const prefix = "step.";

/** A log that also counts the delivery engine's `step.…` events, whatever level is written. */
export function deliveryMetricsLog(log: Log, metrics: GatewayMetrics): Log {
  const count = (event: string, fields?: LogFields): void => {
    if (!event.startsWith(prefix)) return;
    const { client = "", kind = "" } = fields ?? {};
    metrics.deliveries.inc({ client, kind, outcome: event.slice(prefix.length) });
  };
  const listening =
    (level: keyof Log) =>
    (event: string, fields?: LogFields): void => {
      count(event, fields);
      log[level](event, fields);
    };
  return {
    debug: listening("debug"),
    info: listening("info"),
    warn: listening("warn"),
    error: listening("error"),
  };
}
