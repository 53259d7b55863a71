import { z } from "zod";
import { NetbaronConfig } from "./system/netbaron-config.ts";
import { NetvisorConfig } from "./system/netvisor-config.ts";
import { ProcountorConfig } from "./system/procountor-config.ts";
import { SandboxConfig } from "./system/sandbox-config.ts";

/** Which accounting system a client uses. */
export const SystemConfig = z.discriminatedUnion("type", [
  NetvisorConfig,
  ProcountorConfig,
  NetbaronConfig,
  SandboxConfig,
]);

/** See {@link SystemConfig}. */
export type SystemConfig = z.output<typeof SystemConfig>;
