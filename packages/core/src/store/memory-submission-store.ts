import type { Submission } from "../delivery/submission.ts";
import { InvariantError } from "../error/invariant-error.ts";
import { LeaseLostError } from "../error/lease-lost-error.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type {
  Change,
  Claim,
  ClaimQuery,
  EnqueueResult,
  HistoryEntry,
  SubmissionFilter,
  SubmissionStore,
} from "../ports/submission-store.ts";
import { countEntries } from "./count-entries.ts";
import { enqueueResult } from "./enqueue-result.ts";
import { fitsFilter } from "./fits-filter.ts";
import { historyEntry, isLeased, type MemoryEntry, withoutLease } from "./memory-entry.ts";
import { claimable, leasedLanes, nextClaimAt } from "./memory-queue.ts";

type Key = Pick<Submission, "client" | "kind" | "identifier">;

const keyText = ({ client, kind, identifier }: Key): string => JSON.stringify([client, kind, identifier]);

/**
 * The reference store: every rule of {@link SubmissionStore} in the plainest form, without
 * persistence. Each method works in one synchronous stretch, so concurrent calls cannot interleave.
 */
export class MemorySubmissionStore implements SubmissionStore {
  /** By reference, in order of arrival: replacing an entry keeps its place. */
  readonly #entries = new Map<string, MemoryEntry>();
  readonly #references = new Map<string, string>();

  async enqueue(batch: readonly Submission[]): Promise<readonly EnqueueResult[]> {
    const staged = new Map<string, Submission>();
    const results = batch.map((incoming) => {
      const key = keyText(incoming);
      const result = enqueueResult(staged.get(key) ?? this.#byKey(key), incoming);
      if (result.type === "created" && this.#entries.has(incoming.reference)) {
        throw new InvariantError("a new submission carries a reference that is already in use");
      }
      staged.set(key, result.submission);
      return result;
    });
    if (!results.some(({ type }) => type === "conflict")) for (const result of results) this.#keep(result);
    return results;
  }

  async claimDue(query: ClaimQuery): Promise<readonly Claim[]> {
    const lanes = new Set(leasedLanes(this.#entries.values(), query.now));
    const claims: Claim[] = [];
    for (const entry of claimable(this.#entries.values(), query)) {
      const { lane } = entry.submission;
      if (lanes.has(lane) || claims.length >= query.limit) continue;
      lanes.add(lane);
      claims.push(this.#lease(entry, query));
    }
    return claims;
  }

  async claimOne(reference: string, query: Omit<ClaimQuery, "limit">): Promise<Claim | undefined> {
    const entry = this.#entries.get(reference);
    if (entry === undefined || entry.submission.client !== query.client) return undefined;
    return isLeased(entry, query.now) ? undefined : this.#lease(entry, query);
  }

  async holds({ submission, fence }: Claim, now: number): Promise<boolean> {
    const entry = this.#entries.get(submission.reference);
    return entry !== undefined && entry.fence === fence && isLeased(entry, now);
  }

  async record({ claim, submission, event, step }: Change): Promise<void> {
    const entry = this.#entries.get(claim.submission.reference);
    if (entry === undefined || entry.fence !== claim.fence) throw new LeaseLostError();
    if (submission.reference !== claim.submission.reference) {
      throw new InvariantError("the change belongs to another submission than the claim");
    }
    const history = [...entry.history, historyEntry(submission, event, step)];
    this.#entries.set(submission.reference, { ...entry, submission, history });
  }

  async renew(claim: Claim, now: number, lease: number): Promise<void> {
    const entry = this.#entries.get(claim.submission.reference);
    if (entry?.fence !== claim.fence || !isLeased(entry, now)) throw new LeaseLostError();
    this.#entries.set(claim.submission.reference, { ...entry, leasedUntil: now + lease });
  }

  async release({ submission, fence }: Claim): Promise<void> {
    const entry = this.#entries.get(submission.reference);
    if (entry?.fence === fence) this.#entries.set(submission.reference, withoutLease(entry));
  }

  async find(reference: string): Promise<Submission | undefined> {
    return this.#entries.get(reference)?.submission;
  }

  async findByKey(client: string, kind: DocumentKind, identifier: string): Promise<Submission | undefined> {
    return this.#byKey(keyText({ client, kind, identifier }));
  }

  async list(filter: SubmissionFilter): Promise<readonly Submission[]> {
    const all = [...this.#entries.values()].map(({ submission }) => submission);
    const { after } = filter;
    const place = all.findIndex(({ reference }) => reference === after);
    // Nothing arrived after a reference that never arrived.
    if (after !== undefined && place === -1) return [];
    return all
      .slice(place + 1)
      .filter((submission) => fitsFilter(submission, filter))
      .slice(0, filter.limit);
  }

  async history(reference: string): Promise<readonly HistoryEntry[]> {
    return this.#entries.get(reference)?.history ?? [];
  }

  async nextDueAt(client: string): Promise<number | undefined> {
    return nextClaimAt(this.#entries.values(), client);
  }

  async counts(): ReturnType<SubmissionStore["counts"]> {
    return countEntries(this.#entries.values());
  }

  /** Nothing to give back: the memory goes with the object. */
  async close(): Promise<void> {}

  #byKey(key: string): Submission | undefined {
    const reference = this.#references.get(key);
    return reference === undefined ? undefined : this.#entries.get(reference)?.submission;
  }

  #keep({ type, submission }: EnqueueResult): void {
    if (type !== "created" && type !== "replaced") return;
    const { reference } = submission;
    const old = this.#entries.get(reference);
    const event = type === "created" ? "submitted" : "replaced";
    const history = [...(old?.history ?? []), historyEntry(submission, event)];
    // A new version raises the fence: whoever still works on the refused one can no longer write.
    this.#entries.set(reference, { submission, fence: old === undefined ? 0 : old.fence + 1, history });
    this.#references.set(keyText(submission), reference);
  }

  #lease(entry: MemoryEntry, { now, lease }: Omit<ClaimQuery, "limit">): Claim {
    const fence = entry.fence + 1;
    this.#entries.set(entry.submission.reference, { ...entry, fence, leasedUntil: now + lease });
    return { submission: entry.submission, fence };
  }
}
