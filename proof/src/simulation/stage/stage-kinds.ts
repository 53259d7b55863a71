import { netbaronStage } from "./netbaron-stage.ts";
import { netvisorStage } from "./netvisor-stage.ts";
import { procountorStage } from "./procountor-stage.ts";
import { sandboxStage } from "./sandbox-stage.ts";
import type { AdapterName, StageKind } from "./stage.ts";

/** Every adapter's stage. */
export const stageKinds: Readonly<Record<AdapterName, StageKind>> = {
  sandbox: sandboxStage,
  netvisor: netvisorStage,
  procountor: procountorStage,
  netbaron: netbaronStage,
};
