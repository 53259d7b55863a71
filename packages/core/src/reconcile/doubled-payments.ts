import type { Submission } from "../delivery/submission.ts";
import type { SubmissionStore } from "../ports/submission-store.ts";
import { sourceOfIdentifier } from "../posting/source-of-identifier.ts";
import { BookedBefore } from "../pull/booked-before.ts";
import { submissionsOf } from "../store/submissions-of.ts";

/** Whether a pull made it: hosts may name their own documents in the same form. */
const isSettlement = ({ kind, identifier, document }: Submission): boolean =>
  kind === "ledger" && document.includes(`"Settlement ${identifier}, content `);

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
  const pulled = new Set<string>();
  // Payments first: settlements name those that they took.
  for (const kind of ["payment", "ledger"] as const) {
    for await (const submission of submissionsOf(store, { client, kind })) {
      const source = sourceOfIdentifier(submission.identifier);
      if (source === undefined) continue;
      const before = sources.get(source) ?? new BookedBefore(source);
      sources.set(source, before);
      before.remember(submission);
      if (isSettlement(submission)) pulled.add(source);
    }
  }
  const doubled = new Map<string, string>();
  for (const [source, before] of sources) {
    for (const { identifier } of before.open) {
      if (pulled.has(source) && before.isDoubled(identifier)) doubled.set(identifier, source);
    }
  }
  return doubled;
}
