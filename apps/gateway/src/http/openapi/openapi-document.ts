import { openApiPaths } from "./openapi-paths.ts";
import { openApiSchemas } from "./openapi-schemas.ts";

const description = [
  "The agency's accounting endpoints, exactly in its wire format, and what goes beyond it under /api/v1/connect.",
  "What the agency's public documentation does not say is marked as inferred in the descriptions.",
  "Nothing here is an official document of the agency.",
].join(" ");

/** The OpenAPI 3.1 document of the gateway. */
export const openApiDocument = {
  openapi: "3.1.0",
  info: {
    title: "confirma-connect gateway",
    version: "1.0.0",
    description,
    license: { name: "MIT", identifier: "MIT" },
  },
  security: [{ apiKey: [] }],
  tags: [
    { name: "accounting", description: "The agency's format." },
    { name: "connect", description: "Evidence, exact bytes, problems, previews and decisions." },
    { name: "service", description: "Health and numbers." },
  ],
  paths: openApiPaths,
  components: {
    securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" } },
    schemas: openApiSchemas,
  },
} as const;
