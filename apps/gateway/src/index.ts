export type { ClientRuntime } from "./composition/client-runtime.ts";
export { composeGateway, type Gateway, type GatewayParts } from "./composition/compose-gateway.ts";
export { type RunningGateway, startGateway } from "./composition/start-gateway.ts";
export { configJsonSchema } from "./config/config-json-schema.ts";
export { ClientConfig, GatewayConfig, type GatewayConfigInput } from "./config/gateway-config.ts";
export { parseGatewayConfig, readGatewayConfig } from "./config/read-gateway-config.ts";
export { type LogLevel, pinoLog } from "./log/pino-log.ts";
export { hashApiKey } from "./secret/api-key.ts";
export { hostSecrets } from "./secret/host-secrets.ts";
