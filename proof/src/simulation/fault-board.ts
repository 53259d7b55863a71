import type { DocumentKind } from "@confirma-connect/core";
import { type FaultName, type FaultPoint, faultPoints, type PlannedFault, stepClass } from "./fault.ts";

/** What the code under test is doing at a call: one step of one kind of document. */
export interface Scope {
  readonly kind: DocumentKind;
  readonly step: string;
}

interface Waiting {
  readonly planned: PlannedFault;
  seen: number;
  struck: boolean;
}

/** The planned faults of a history, and which of them have struck. */
export class FaultBoard {
  readonly #waiting: readonly Waiting[];
  readonly #struck: (fault: PlannedFault) => void;

  constructor(planned: readonly PlannedFault[], struck: (fault: PlannedFault) => void) {
    this.#waiting = planned.map((each) => ({ planned: each, seen: 0, struck: false }));
    this.#struck = struck;
  }

  /**
   * The faults among `names` that strike this call: every fitting call counts, each fault strikes once. `before`
   * and after a call are asked for separately.
   */
  take(
    point: FaultPoint,
    scope: Scope | undefined,
    fits: (fault: FaultName, planned: PlannedFault) => boolean,
  ): readonly PlannedFault[] {
    if (scope === undefined) return [];
    const step = stepClass(scope.step);
    const hits: PlannedFault[] = [];
    for (const each of this.#waiting) {
      const { planned } = each;
      if (each.struck || planned.kind !== scope.kind || planned.step !== step) continue;
      if (!faultPoints[planned.fault].includes(point) || !fits(planned.fault, planned)) continue;
      each.seen += 1;
      if (each.seen < planned.nth) continue;
      each.struck = true;
      this.#struck(planned);
      hits.push(planned);
    }
    return hits;
  }
}
