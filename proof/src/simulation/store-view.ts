import {
  type Change,
  type Claim,
  ConnectorError,
  nextStep,
  type Submission,
  type SubmissionStore,
} from "@confirma-connect/core";
import type { PlannedFault } from "./fault.ts";
import type { Scope } from "./fault-board.ts";
import type { SimulatedProcess } from "./simulated-process.ts";
import type { World } from "./world.ts";

/** The name under which taking a document in is aimed at, beside the steps of its delivery. */
export const submitStep = "submit";

const refused = (): ConnectorError =>
  new ConnectorError({ code: "ACC_STORE_UNAVAILABLE", stage: "store", delivery: "unknown" });

const scopeOf = (submission: Submission, step = nextStep(submission)?.step.name): Scope | undefined =>
  step === undefined ? undefined : { kind: submission.kind, step };

type Access = <T>(scope: Scope | undefined, work: () => Promise<T>) => Promise<T>;

/** How one process reaches the store: a call takes a moment, and a write can be refused. */
function accessOf(
  world: World,
  process: SimulatedProcess,
): { readonly read: Access; readonly write: Access } {
  const read: Access = (scope, work) =>
    process.call("store", scope, async () => {
      await world.time.sleep(world.random.between(0, 3));
      return work();
    });
  const write: Access = (scope, work) =>
    read(scope, async () => {
      const faults = world.board.take(
        "store",
        scope,
        (name) => name === "storeRefused" || name === "diskFull",
      );
      for (const fault of faults) await fail(world, fault, work);
      if (world.isDiskFull) throw refused();
      return work();
    });
  return { read, write };
}

/** The store as one process sees it: a call takes a moment, can be refused, and can be the last that it makes. */
export function storeView(store: SubmissionStore, world: World, process: SimulatedProcess): SubmissionStore {
  const { read, write } = accessOf(world, process);
  const ofClaim = ({ submission }: Claim): Scope | undefined => scopeOf(submission);
  return {
    enqueue: (batch) => {
      const [first] = batch;
      return write(first && { kind: first.kind, step: submitStep }, async () => {
        const results = await store.enqueue(batch);
        world.arrived(results.map(({ submission }) => submission));
        return results;
      });
    },
    claimDue: (query) => write(undefined, () => store.claimDue(query)),
    claimOne: (reference, query) => write(undefined, () => store.claimOne(reference, query)),
    holds: (claim, now) => read(ofClaim(claim), () => store.holds(claim, now)),
    record: (change) =>
      write(scopeOf(change.submission, change.step), () => recorded(store, world, process, change)),
    renew: (claim, now, lease) => write(ofClaim(claim), () => store.renew(claim, now, lease)),
    release: (claim) => write(undefined, () => store.release(claim)),
    find: (reference) => read(undefined, () => store.find(reference)),
    findByKey: (client, kind, identifier) => read(undefined, () => store.findByKey(client, kind, identifier)),
    list: (filter) => read(undefined, () => store.list(filter)),
    history: (reference) => read(undefined, () => store.history(reference)),
    nextDueAt: (client) => read(undefined, () => store.nextDueAt(client)),
    counts: () => read(undefined, () => store.counts()),
    close: () => store.close(),
  };
}

async function recorded(
  store: SubmissionStore,
  world: World,
  process: SimulatedProcess,
  change: Change,
): Promise<void> {
  await store.record(change);
  world.became(change.submission);
  const { kind, identifier, state } = change.submission;
  world.note(`${process.name} ${kind} ${identifier} ${change.step ?? ""} ${change.event} -> ${state}`);
}

/** A write that is refused may have become durable all the same. */
async function fail(world: World, fault: PlannedFault, work: () => Promise<unknown>): Promise<never> {
  if (fault.fault === "diskFull") world.fillDisk(Math.round(2_000 + fault.size * 180_000));
  else if (fault.after) await work();
  throw refused();
}
