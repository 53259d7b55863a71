import type { DifferenceClass, Reconciliation } from "@confirma-connect/core";
import type { DriftName } from "./drift-name.ts";
import type { PlantedDrift } from "./planted-drift.ts";

/** What reconciling said about one planted drift. */
export interface DriftFinding {
  readonly name: DriftName;
  /** The difference that it is. */
  readonly planted: DifferenceClass;
  /** The differences that were found; right is the planted one, and nothing beside it. */
  readonly found: readonly DifferenceClass[];
}

/** Whether the drift was found and named, with no false alarm beside it. */
export const isFound = ({ planted, found }: DriftFinding): boolean =>
  found.length === 1 && found[0] === planted;

/** Plants one drift after the other, reconciles, and takes it back. */
export async function findDrifts(
  drifts: readonly PlantedDrift[],
  reconcile: () => Promise<Reconciliation>,
): Promise<readonly DriftFinding[]> {
  const findings: DriftFinding[] = [];
  for (const { name, found: planted, plant } of drifts) {
    const takeBack = await plant();
    if (takeBack === undefined) continue;
    const { differences } = await reconcile();
    findings.push({ name, planted, found: differences.map((each) => each.class) });
    await takeBack();
  }
  return findings;
}
