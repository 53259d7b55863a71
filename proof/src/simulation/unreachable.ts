import type { KnownStep } from "./coverage.ts";
import type { FaultName, FaultPoint } from "./fault.ts";
import type { AdapterName } from "./stage/stage.ts";

const needsWrite: ReadonlySet<FaultName> = new Set(["errorAfterCommit", "lateCommit"]);
const needsBooking: ReadonlySet<FaultName> = new Set(["numberRace"]);

/** Why a fault cannot strike at a step; undefined when it can. */
export function unreachable(
  _adapter: AdapterName,
  { action }: KnownStep,
  fault: FaultName,
  points: readonly FaultPoint[],
): string | undefined {
  if (action === "submit") {
    if (!points.includes("store")) return "taking a document in makes no request to the accounting system";
    if (fault === "pausedWorker" || fault === "twoWorkers") return "no worker takes documents in";
    return undefined;
  }
  if (action === "find" && needsWrite.has(fault)) return "the step only looks; it writes nothing";
  if (action !== "create" && needsBooking.has(fault)) return "the step takes no number and books nothing";
  return undefined;
}
