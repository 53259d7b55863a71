import type { FastifyInstance } from "fastify";
import { assets, docsPage, readAsset, startScript } from "./docs-page.ts";
import { openApiDocument } from "./openapi-document.ts";

/** Nothing comes from elsewhere, and nobody puts the page into a frame. */
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

/** The OpenAPI document and an interactive page for it; every file comes from this process. */
export function docsRoutes(server: FastifyInstance): void {
  const text = JSON.stringify(openApiDocument);
  server.get("/openapi.json", async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(text),
  );
  server.get("/docs", async (_request, reply) =>
    reply.header("content-security-policy", policy).type("text/html; charset=utf-8").send(docsPage),
  );
  server.get("/docs/start.js", async (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").send(startScript),
  );
  for (const { name, type } of assets) {
    server.get(`/docs/${name}`, async (_request, reply) => reply.type(type).send(await readAsset(name)));
  }
}
