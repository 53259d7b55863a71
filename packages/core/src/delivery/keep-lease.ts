import type { Claim } from "../ports/submission-store.ts";
import type { EngineParts } from "./engine-parts.ts";

/** A lease that is prolonged while its holder works. */
export interface KeptLease {
  /** Tells at once whether nobody else can have taken it over yet; false also after a pause that was too long. */
  isAlive(): boolean;
  /** Ends the prolonging. */
  end(): void;
}

/**
 * Prolongs a lease while its holder works, so that a slow request does not cost it. `leasedAt` is the moment
 * (epoch milliseconds) from which the claim was leased. A lease that is lost all the same shows at the holder's
 * next record, and before its next request leaves.
 */
export function keepLease(
  { store, clock, policy, every = byHost }: EngineParts,
  claim: Claim,
  leasedAt: number,
): KeptLease {
  const elapsed = (): number => clock.elapsed?.() ?? clock.now();
  // Both clocks must agree: the wall clock can be put back, the other one may stand still while the machine sleeps.
  let until = leasedAt + policy.lease;
  let ends = elapsed() - (clock.now() - leasedAt) + policy.lease;
  const end = every(policy.lease / 3, () => {
    const now = clock.now();
    const begun = elapsed();
    const prolong = (): void => {
      until = now + policy.lease;
      ends = begun + policy.lease;
    };
    store.renew(claim, now, policy.lease).then(prolong, () => end());
  });
  return { isAlive: () => clock.now() < until && elapsed() < ends, end };
}

const byHost = (period: number, action: () => void): (() => void) => {
  const timer = setInterval(action, period);
  timer.unref();
  return () => clearInterval(timer);
};
