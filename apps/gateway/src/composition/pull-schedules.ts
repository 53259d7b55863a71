import { type Clock, type SecretSource, systemClock } from "@confirma-connect/core";
import { agencyOf } from "../agency/agency-of.ts";
import { agencySources } from "../agency/agency-sources.ts";
import { pullClient } from "../agency/pull-client.ts";
import { PullEvents } from "../agency/pull-events.ts";
import { PullSchedule } from "../agency/pull-schedule.ts";
import type { GatewayMetrics } from "../metrics/gateway-metrics.ts";
import type { Gateway } from "./compose-gateway.ts";

/** What schedules need beside the gateway. */
export interface PullSchedulesParts {
  readonly secrets: SecretSource;
  readonly metrics: GatewayMetrics;
  readonly clock?: Clock;
}

/**
 * The schedules of all clients that have one; nothing is pulled yet. Sources are opened for each pull, so that a key that
 * the agency has renewed is read when it is needed.
 */
export function pullSchedules(gateway: Gateway, parts: PullSchedulesParts): readonly PullSchedule[] {
  const { config, log, mask } = gateway;
  const { metrics, clock = systemClock } = parts;
  const secrets = mask.watching(parts.secrets);
  return config.clients.flatMap((client) => {
    const schedule = client.agency?.schedule;
    const runtime = gateway.clients.get(client.id);
    if (schedule === undefined || runtime === undefined) return [];
    const { posting: plan, ...agency } = agencyOf(client);
    return new PullSchedule({
      schedule,
      zone: config.zone,
      clock,
      events: new PullEvents({ client: client.id, log, metrics }),
      notify: () => runtime.worker.notify(),
      pull: async (options) => {
        const sources = await agencySources(
          { posting: plan, ...agency },
          secrets,
          options.signal,
          config.zone,
        );
        return pullClient({ runtime, sources, plan }, options);
      },
    });
  });
}
