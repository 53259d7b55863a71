import type { Books } from "./books.ts";
import type { Lease, StoreNode } from "./store-memo.ts";
import type { WorkerNode } from "./worker-memo.ts";

/** One process: what it knows, and an answer that is on its way to it. */
interface Process {
  readonly node: WorkerNode;
  /** Number of the answer to its call; undefined until the call was made. */
  readonly answer: number | undefined;
}

/** One state of everything. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly store: StoreNode;
  readonly books: Books;
  readonly processes: readonly Process[];
  /** For each submission the process whose lease it is; -1 for nobody's or one of a process that has died. */
  readonly owners: readonly number[];
  /** Faults that may still happen. */
  readonly faults: number;
}

/** Equal texts are states from which the same can happen; which of two equal processes is which does not matter. */
export function textOfWorld({ now, store, books, processes, owners, faults }: World): string {
  const parts = processes.map(({ node, answer }, index) => {
    const owned = owners.flatMap((owner, submission) => (owner === index ? [submission] : []));
    return `${node.id}/${answer ?? ""}/${owned.join("+")}`;
  });
  const late = books.late.map(({ key, before }) => `${key}@${before}`).sort();
  return `${now} ${store.id} ${parts.sort().join(" ")} ${[...books.booked].sort().join()} ${late.join()} ${faults}`;
}

/** The live lease of a process, if it has one. */
export const leaseOf = ({ now, store, owners }: World, process: number): Lease | undefined =>
  store.leases.find(({ until }, index) => owners[index] === process && until > now);
