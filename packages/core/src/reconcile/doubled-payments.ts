import type { Submission } from "../delivery/submission.ts";
import type { SubmissionStore } from "../ports/submission-store.ts";
import { sourceOfIdentifier } from "../posting/source-of-identifier.ts";
import { BookedBefore } from "../pull/booked-before.ts";
import { submissionsOf } from "../store/submissions-of.ts";

/** Whether a pull made it: hosts may name their own documents in the same form. */
const isSettlement = ({ kind, identifier, document }: Submission): boolean =>
  kind === "ledger" && document.includes(`"Settlement ${identifier}, content `);

type Store = Pick<SubmissionStore, "list">;

/** The sources of which settlements were pulled, with nothing remembered yet. */
async function pulledSources(store: Store, client: string): Promise<ReadonlyMap<string, BookedBefore>> {
  const sources = new Map<string, BookedBefore>();
  for await (const submission of submissionsOf(store, { client, kind: "ledger" })) {
    const source = sourceOfIdentifier(submission.identifier);
    if (source === undefined || sources.has(source) || !isSettlement(submission)) continue;
    sources.set(source, new BookedBefore(source));
  }
  return sources;
}

/**
 * Provisional payments that stand open in the store beside a settlement that booked their invoice without taking them,
 * with their sources. An earlier version left them after a crash, or two pulls at once do: store and books agree on both
 * documents, and yet the money is booked twice.
 */
export async function doubledPayments(store: Store, client: string): Promise<ReadonlyMap<string, string>> {
  const sources = await pulledSources(store, client);
  const doubled = new Map<string, string>();
  if (sources.size === 0) return doubled;
  // Payments first: settlements name those that they took.
  for (const kind of ["payment", "ledger"] as const) {
    for await (const submission of submissionsOf(store, { client, kind })) {
      sources.get(sourceOfIdentifier(submission.identifier) ?? "")?.remember(submission);
    }
  }
  for (const [source, before] of sources) {
    for (const { identifier } of before.open) {
      if (before.isDoubled(identifier)) doubled.set(identifier, source);
    }
  }
  return doubled;
}
