import type { Claim } from "../ports/submission-store.ts";
import type { EngineParts } from "./engine-parts.ts";

/**
 * Prolongs a lease while its holder works, so that a slow request does not cost it. Returns a function
 * that ends that. A lease that is lost all the same shows at the holder's next record.
 */
export function keepLease({ store, clock, policy, every = byHost }: EngineParts, claim: Claim): () => void {
  const stop = every(policy.lease / 3, () => {
    store.renew(claim, clock.now(), policy.lease).catch(() => stop());
  });
  return stop;
}

const byHost = (period: number, action: () => void): (() => void) => {
  const timer = setInterval(action, period);
  timer.unref();
  return () => clearInterval(timer);
};
