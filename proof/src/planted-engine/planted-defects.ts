import type { PlantedDefect } from "./planted-defect.ts";
import { recordingDefects } from "./recording-defects.ts";
import { resolvingDefects } from "./resolving-defects.ts";
import { sendingDefects } from "./sending-defects.ts";
import { storeDefects } from "./store-defects.ts";

/** Every planted defect of the engine. */
export const plantedDefects: readonly PlantedDefect[] = [
  ...sendingDefects,
  ...resolvingDefects,
  ...recordingDefects,
  ...storeDefects,
];
