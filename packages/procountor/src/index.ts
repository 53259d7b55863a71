export { type ApiClient, apiKeyRequest, keyLoginAddress, requestApiKey } from "./auth/api-key.ts";
export { ProcountorPlan } from "./map/procountor-plan.ts";
export { procountorManifest } from "./procountor.manifest.ts";
export { procountorModule } from "./procountor.module.ts";
export { ProcountorOptions, type ProcountorOptionsInput } from "./procountor.options.ts";
export { createProcountorSystem, type ProcountorParts, type ProcountorSystem } from "./procountor.system.ts";
export { type PaceTime, ProcountorPace } from "./transport/procountor-pace.ts";
