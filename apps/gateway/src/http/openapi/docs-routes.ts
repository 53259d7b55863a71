import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { openApiDocument } from "./openapi-document.ts";

/** The OpenAPI document and an interactive page for it; every file comes from this process. */
export function docsRoutes(server: FastifyInstance): void {
  const text = JSON.stringify(openApiDocument);
  server.get("/openapi.json", async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(text),
  );
  server.register(swagger, { mode: "static", specification: { document: JSON.parse(text) } });
  server.register(swaggerUi, {
    routePrefix: "/docs",
    staticCSP: true,
    validatorUrl: false,
    uiConfig: { docExpansion: "list", deepLinking: false },
  });
}
