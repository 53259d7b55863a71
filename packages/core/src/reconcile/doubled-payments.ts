import type { SubmissionStore } from "../ports/submission-store.ts";
import { sourceOfIdentifier } from "../posting/source-of-identifier.ts";
import { BookedBefore } from "../pull/booked-before.ts";
import { submissionsOf } from "../store/submissions-of.ts";

/**
 * Provisional payments that stand open in the store beside a settlement that booked their invoice without taking them,
 * with their sources. An earlier version left them after a crash, or two pulls at once do: store and books agree on both
 * documents, and yet the money is booked twice.
 */
export async function doubledPayments(
  store: Pick<SubmissionStore, "list">,
  client: string,
): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, BookedBefore>();
  // Payments first: settlements name those that they took.
  for (const kind of ["payment", "ledger"] as const) {
    for await (const submission of submissionsOf(store, { client, kind })) {
      const source = sourceOfIdentifier(submission.identifier);
      if (source === undefined) continue;
      const before = sources.get(source) ?? new BookedBefore(source);
      sources.set(source, before);
      before.remember(submission);
    }
  }
  const doubled = new Map<string, string>();
  for (const [source, before] of sources) {
    for (const { identifier } of before.open) {
      if (before.isDoubled(identifier)) doubled.set(identifier, source);
    }
  }
  return doubled;
}
