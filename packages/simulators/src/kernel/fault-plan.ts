import type { FaultMatch } from "./fault.ts";
import { seededRandom } from "./random.ts";

interface Armed<F> {
  readonly fault: F;
  readonly random: () => number;
  seen: number;
  left: number;
}

/** The faults that wait for a request; the first armed fault that matches wins. */
export class FaultPlan<F extends { readonly kind: string; readonly when?: FaultMatch }> {
  readonly #armed: Armed<F>[] = [];

  /** Adds a fault behind those already armed. */
  arm(fault: F): void {
    const when = fault.when ?? {};
    const left = when.times ?? (when.probability === undefined ? 1 : Number.POSITIVE_INFINITY);
    this.#armed.push({ fault, random: seededRandom(when.seed ?? 1), seen: 0, left });
  }

  /** Forgets every armed fault. */
  disarm(): void {
    this.#armed.length = 0;
  }

  /** The fault for this request, if any; counts the request against all plans that match it. */
  next(method: string, resource: string): F | undefined {
    let hit: F | undefined;
    for (const armed of this.#armed) {
      if (!matches(armed.fault, method, resource)) continue;
      armed.seen += 1;
      if (hit !== undefined || armed.left <= 0 || armed.seen < (armed.fault.when?.nth ?? 1)) continue;
      if (armed.random() >= (armed.fault.when?.probability ?? 1)) continue;
      armed.left -= 1;
      hit = armed.fault;
    }
    return hit;
  }
}

function matches(
  fault: { readonly kind: string; readonly when?: FaultMatch },
  method: string,
  resource: string,
): boolean {
  const wantedMethod = fault.when?.method ?? (fault.kind === "staleRead" ? "GET" : undefined);
  if (wantedMethod !== undefined && wantedMethod !== method) return false;
  return fault.when?.resource === undefined || fault.when.resource.toLowerCase() === resource;
}
