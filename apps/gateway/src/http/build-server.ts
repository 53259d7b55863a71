import { randomUUID } from "node:crypto";
import rateLimit from "@fastify/rate-limit";
import { type FastifyInstance, fastify } from "fastify";
import { accessGuard } from "./access.ts";
import { accountingRoutes } from "./accounting-routes.ts";
import { answerBadAddress, answerFailures } from "./answer-failures.ts";
import { answerUnreadable } from "./answer-unreadable.ts";
import { decorateCaller } from "./caller.ts";
import { docsRoutes } from "./openapi/docs-routes.ts";
import { withOtherMethods } from "./other-methods.ts";
import { previewRoutes } from "./preview-routes.ts";
import { acceptJsonText } from "./read-body.ts";
import { unavailable } from "./refusal-of.ts";
import { logRequests } from "./request-log.ts";
import type { ServerParts } from "./server-parts.ts";
import { healthRoutes, metricsRoutes } from "./service-routes.ts";
import { submissionRoutes } from "./submission-routes.ts";

function bareServer({ gateway }: ServerParts): FastifyInstance {
  const { bodyBytes, requestSeconds } = gateway.config.limits;
  return fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: bodyBytes,
    requestTimeout: requestSeconds * 1_000,
    connectionTimeout: (requestSeconds + 30) * 1_000,
    keepAliveTimeout: 10_000,
    http: {
      headersTimeout: requestSeconds * 1_000,
      // Node looks for late requests every 30 s unless told otherwise.
      connectionsCheckingInterval: Math.min(5_000, requestSeconds * 500),
      maxHeaderSize: 16_384,
    },
    routerOptions: { maxParamLength: 100 },
    exposeHeadRoutes: false,
    forceCloseConnections: "idle",
    // Our own hook answers while closing, in our own words.
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerBadAddress,
  });
}

function addHooks(server: FastifyInstance, { lifecycle }: ServerParts): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "x-request-id": request.id,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    if (!lifecycle.isOpen && request.routeOptions.url !== "/healthz") throw unavailable();
  });
  // A connection whose request was under way when closing began must not be kept for a next one.
  server.addHook("onSend", async (_request, reply) => {
    if (!lifecycle.isOpen) reply.header("connection", "close");
  });
}

/** Builds the HTTP side of a gateway; it does not listen yet. */
export function buildServer(parts: ServerParts): FastifyInstance {
  const server = bareServer(parts);
  decorateCaller(server);
  acceptJsonText(server);
  answerFailures(server, parts.gateway.log);
  addHooks(server, parts);
  logRequests(server, parts.gateway.log, parts.metrics);
  server.register(rateLimit, { global: false });
  server.register((routes, _options, done) => {
    const guard = accessGuard(routes, parts.gateway);
    withOtherMethods(routes, () => {
      healthRoutes(routes, parts);
      metricsRoutes(routes, parts, guard);
      accountingRoutes(routes, guard);
      submissionRoutes(routes, parts, guard);
      previewRoutes(routes, parts, guard);
      if (parts.gateway.config.docs) docsRoutes(routes);
    });
    done();
  });
  return server;
}
