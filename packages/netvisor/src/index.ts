export { netvisorManifest } from "./netvisor.manifest.ts";
export { netvisorModule } from "./netvisor.module.ts";
export { NetvisorOptions, type NetvisorOptionsInput } from "./netvisor.options.ts";
export { createNetvisorSystem, type NetvisorParts } from "./netvisor.system.ts";
