import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Files of Swagger UI that the page needs, with their media types; they come from the installed package. */
export const assets = [
  { name: "swagger-ui.css", type: "text/css; charset=utf-8" },
  { name: "swagger-ui-bundle.js", type: "text/javascript; charset=utf-8" },
  { name: "favicon-32x32.png", type: "image/png" },
] as const;

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("@fastify/swagger-ui/package.json")), "static");

/** Reads one file of Swagger UI. */
export const readAsset = (name: (typeof assets)[number]["name"]): Promise<Buffer> =>
  readFile(join(folder, name));

/** The page; addresses are relative, so that it works behind a proxy with a path of its own. */
export const docsPage = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>confirma-connect gateway</title>
    <link rel="stylesheet" href="docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="docs/favicon-32x32.png">
  </head>
  <body>
    <div id="page"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

/** Starts the page. A script of its own, because the policy forbids scripts inside the page. */
export const startScript = `SwaggerUIBundle({ url: "openapi.json", dom_id: "#page", validatorUrl: null });
`;
