import type { Difference, DifferenceClass, Reconciliation } from "@confirma-connect/core";
import type { DriftName } from "./drift-name.ts";
import type { PlantedDrift } from "./planted-drift.ts";

/** What reconciling said about one planted drift. */
export interface DriftFinding {
  readonly name: DriftName;
  /** The difference that it is. */
  readonly planted: DifferenceClass;
  /** The differences that were found; right is the planted one, and nothing beside it. */
  readonly found: readonly DifferenceClass[];
  /** Whether they are about the document that was changed. */
  readonly named: boolean;
}

/** Whether the drift was found and named, with no false alarm beside it. */
export const isFound = ({ planted, found, named }: DriftFinding): boolean =>
  found.length === 1 && found[0] === planted && named;

/** A document that is gone has no identifier of the accounting system any more. */
const isAbout = ({ vendorId, identifier }: Difference, touched: readonly string[]): boolean =>
  vendorId === undefined ? identifier !== undefined : touched.includes(vendorId);

/** Plants one drift after the other, reconciles, and takes it back. */
export async function findDrifts(
  drifts: readonly PlantedDrift[],
  reconcile: () => Promise<Reconciliation>,
): Promise<readonly DriftFinding[]> {
  const findings: DriftFinding[] = [];
  for (const { name, found: planted, plant } of drifts) {
    const drift = await plant();
    if (drift === undefined) continue;
    const { differences } = await reconcile();
    await drift.takeBack();
    const found = differences.map((each) => each.class);
    const named = differences.every((each) => isAbout(each, drift.touched));
    findings.push({ name, planted, found, named });
  }
  return findings;
}
