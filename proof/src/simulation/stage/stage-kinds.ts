import { sandboxStage } from "./sandbox-stage.ts";
import type { AdapterName, StageKind } from "./stage.ts";

/** Every adapter's stage. */
export const stageKinds: Readonly<Record<AdapterName, StageKind>> = {
  sandbox: sandboxStage,
  netvisor: sandboxStage,
  procountor: sandboxStage,
  netbaron: sandboxStage,
};
