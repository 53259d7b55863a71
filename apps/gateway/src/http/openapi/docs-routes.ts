import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { openApiDocument } from "./openapi-document.ts";

/** Nothing from elsewhere; the plugin's own policy would also turn a plain-HTTP address into HTTPS. */
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

/** The OpenAPI document and an interactive page for it; every file comes from this process. */
export function docsRoutes(server: FastifyInstance): void {
  const text = JSON.stringify(openApiDocument);
  server.get("/openapi.json", async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(text),
  );
  server.register(swagger, { mode: "static", specification: { document: JSON.parse(text) } });
  server.register(swaggerUi, {
    routePrefix: "/docs",
    staticCSP: policy,
    validatorUrl: false,
    uiConfig: { docExpansion: "list", deepLinking: false },
  });
}
