import { setTimeout as pause } from "node:timers/promises";
import { ConfigurationError, silentLog } from "@confirma-connect/core";
import type { FastifyInstance } from "fastify";
import type { PullSchedule } from "../agency/pull-schedule.ts";
import type { GatewayConfig } from "../config/gateway-config.ts";
import { buildServer } from "../http/build-server.ts";
import { Lifecycle } from "../http/lifecycle.ts";
import { deliveryMetricsLog } from "../metrics/delivery-metrics-log.ts";
import { GatewayMetrics } from "../metrics/gateway-metrics.ts";
import { composeGateway, type Gateway, type GatewayParts } from "./compose-gateway.ts";
import { pullSchedules } from "./pull-schedules.ts";

/** A gateway that answers and delivers. */
export interface RunningGateway {
  /** Base address, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
  /**
   * Takes nothing new, ends pulls, finishes the requests and deliveries under way, records them, and closes the
   * store. A second call waits for the first. Resolves to false when `shutdownSeconds` were over first: the
   * store stays open for what is still under way, and whoever owns the process ends it. Nothing is lost by
   * that, because leases run out and what was on the wire is looked up.
   */
  close(): Promise<boolean>;
  /** Says that there may be new work for a client, or for all of them. */
  notify(client?: string): void;
}

async function listen(server: FastifyInstance, { host, port }: GatewayConfig["listen"]): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    throw new ConfigurationError(`cannot listen on ${host}, port ${port}; is it in use?`, cause);
  }
}

/** Everything that uses the store. */
interface Parts {
  readonly gateway: Gateway;
  readonly server: FastifyInstance;
  readonly schedules: readonly PullSchedule[];
}

async function shutDown({ gateway, server, schedules }: Parts): Promise<void> {
  const workers = [...gateway.clients.values()].map(({ worker }) => worker.stop());
  await Promise.all([server.close(), ...schedules.map((schedule) => schedule.stop()), ...workers]);
  await gateway.store.close();
}

/** Resolves to whether the work ended within the time. */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  const ending = new AbortController();
  const late = pause(milliseconds, false, { signal: ending.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    ending.abort();
  }
}

function notify({ clients }: Gateway, client?: string): void {
  for (const { profile, worker } of clients.values()) {
    if (client === undefined || client === profile.id) worker.notify();
  }
}

/** Composes the gateway, begins to listen and to deliver. Resolves when it answers. */
export async function startGateway(config: GatewayConfig, parts: GatewayParts): Promise<RunningGateway> {
  const metrics = new GatewayMetrics();
  const lifecycle = new Lifecycle();
  const log = deliveryMetricsLog(parts.log ?? silentLog, metrics);
  const gateway = await composeGateway(config, { ...parts, log, scheduled: true });
  const schedules = pullSchedules(gateway, { ...parts, metrics });
  const server = buildServer({ gateway, metrics, lifecycle });
  let url: string;
  try {
    url = await listen(server, config.listen);
  } catch (error) {
    await shutDown({ gateway, server, schedules });
    throw error;
  }
  for (const { worker } of gateway.clients.values()) worker.start();
  for (const schedule of schedules) schedule.start();
  log.info("gateway.started", { count: gateway.clients.size });
  let closing: Promise<boolean> | undefined;
  const end = async (): Promise<boolean> => {
    const finished = await within(config.shutdownSeconds * 1_000, shutDown({ gateway, server, schedules }));
    if (finished) log.info("gateway.stopped");
    else log.warn("gateway.stopped.unfinished", { durationMs: config.shutdownSeconds * 1_000 });
    return finished;
  };
  const close = (): Promise<boolean> => {
    lifecycle.beginClosing();
    closing ??= end();
    return closing;
  };
  return { url, close, notify: (client) => notify(gateway, client) };
}
