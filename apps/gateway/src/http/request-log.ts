import type { Log } from "@confirma-connect/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GatewayLogFields } from "../log/pino-log.ts";
import type { GatewayMetrics } from "../metrics/gateway-metrics.ts";
import { knownCaller } from "./caller.ts";

/** The pattern of the route, never the path that a caller wrote. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? "(none)";

function fieldsOf(request: FastifyRequest, reply: FastifyReply): GatewayLogFields {
  const caller = knownCaller(request);
  return {
    requestId: request.id,
    method: request.method,
    route: routeOf(request),
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime),
    ...(caller?.type === "client" ? { client: caller.client.profile.id } : {}),
  };
}

/** Logs and measures every answer: no query values, no keys, no bodies, no addresses. */
export function logRequests(server: FastifyInstance, log: Log, metrics: GatewayMetrics): void {
  server.addHook("onResponse", async (request, reply) => {
    const fields = fieldsOf(request, reply);
    const labels = { route: routeOf(request), method: request.method, status: String(reply.statusCode) };
    metrics.requests.inc(labels);
    metrics.requestSeconds.observe(labels, reply.elapsedTime / 1_000);
    log.info("request", fields);
  });
}
