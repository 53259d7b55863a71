import { systemClock } from "@confirma-connect/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GatewayMetrics } from "../metrics/gateway-metrics.ts";
import { measureStore } from "../metrics/measure-store.ts";
import type { AccessGuard } from "./access.ts";
import { requireOperator } from "./caller.ts";
import { unavailable } from "./refusal-of.ts";
import type { ServerParts } from "./server-parts.ts";

/** Whether the process lives, and whether it can take documents. */
export function healthRoutes(server: FastifyInstance, { gateway }: ServerParts): void {
  server.get("/healthz", async () => ({ status: "ok" }));
  server.get("/readyz", async () => {
    try {
      // Nothing is stored, but a lock is taken for it: reading alone succeeds while nobody can write.
      await gateway.store.enqueue([]);
      await gateway.store.find("readiness");
    } catch {
      // Whatever the store said, the answer to the caller is the same; the worker logs the fault.
      throw unavailable();
    }
    return { status: "ready" };
  });
}

async function scrape(metrics: GatewayMetrics, { gateway }: ServerParts): Promise<string> {
  const now = systemClock.now();
  await measureStore(metrics, { store: gateway.store, clients: gateway.clients.keys(), now });
  return metrics.registry.metrics();
}

/** Numbers for Prometheus. */
export function metricsRoutes(server: FastifyInstance, parts: ServerParts, guard: AccessGuard): void {
  const { metrics, gateway } = parts;
  const access = gateway.config.metrics;
  if (access === "off") return;
  const operatorsOnly = async (request: FastifyRequest): Promise<void> => requireOperator(request);
  const onRequest = access === "operator" ? [guard, operatorsOnly] : [];
  server.get("/metrics", { onRequest }, async (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type(metrics.registry.contentType).send(await scrape(metrics, parts)),
  );
}
