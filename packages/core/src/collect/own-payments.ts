import type { SubmissionStore } from "../ports/submission-store.ts";
import { carriesOwnKey, keyIdentity, vendorIdentity } from "../reconcile/identity.ts";
import type { IsOwnPayment } from "./read-receivables.ts";

const pageSize = 500;

/**
 * Tells payments that we booked for the agency from those that the creditor received itself: by our key in the
 * document, by the caller's identifier, and by the vendor identifiers that deliveries were answered with.
 */
export async function ownPayments(
  store: Pick<SubmissionStore, "list">,
  client: string,
): Promise<IsOwnPayment> {
  const known = new Set<string>();
  for (let after: string | undefined; ; ) {
    const filter = { client, kind: "payment", limit: pageSize } as const;
    const page = await store.list(after === undefined ? filter : { ...filter, after });
    for (const { identifier, steps } of page) {
      known.add(identifier);
      for (const { step, proof } of steps) {
        known.add(step.identity.key);
        if (proof?.vendorId !== undefined) known.add(vendorIdentity("payment", proof.vendorId));
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    after = last.reference;
  }
  return ({ vendorId, document: { paymentIdentifier } }) =>
    known.has(paymentIdentifier) ||
    known.has(vendorIdentity("payment", vendorId)) ||
    carriesOwnKey([keyIdentity(paymentIdentifier) ?? []].flat());
}
