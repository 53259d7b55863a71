import { z } from "zod";
import { GatewayConfig } from "./gateway-config.ts";

/** Address under which the configuration's JSON Schema is known. */
const schemaId =
  "https://github.com/confirma-connect/confirma-connect/apps/gateway/config.schema.generated.json";

/** JSON Schema (draft 2020-12) of the configuration file; `config.schema.generated.json` is this text. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(GatewayConfig, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify({ ...schema, $id: schemaId, title: "Configuration of the gateway" }, null, 2)}\n`;
}
