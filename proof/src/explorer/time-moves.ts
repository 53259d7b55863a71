import { land } from "./books.ts";
import type { Move } from "./move.ts";
import type { StoreMemo } from "./store-memo.ts";
import type { WorkerMemo } from "./worker-memo.ts";
import { leaseOf, type World } from "./world.ts";

/** What moves are made of. */
export interface Memos {
  readonly workers: WorkerMemo;
  readonly store: StoreMemo;
  /** How long after its leaving a write may land, in milliseconds. */
  readonly lateWriteBound: number;
}

/** No late write is still open at a moment by which it has to be in the books. */
export const mayPassTo = ({ books }: World, moment: number): boolean =>
  books.late.every(({ before }) => moment < before);

/** Late writes land, in any order, at any time before their bound. */
const landings = (world: World): readonly Move[] =>
  world.books.late.map(({ key }, index) => ({
    worker: 0,
    what: `a late write lands: ${key}`,
    isFault: false,
    make: () => ({ ...world, books: land(world.books, index) }),
  }));

/** Time goes on to the next moment at which something can be claimed, as long as that ends nobody's live lease. */
function tick(world: World): readonly Move[] {
  const { now, store, processes } = world;
  const moment = store.nextDueAt;
  if (moment === undefined || moment <= now || !mayPassTo(world, moment)) return [];
  if (processes.some((_, index) => (leaseOf(world, index)?.until ?? Number.POSITIVE_INFINITY) <= moment))
    return [];
  return [
    {
      worker: 0,
      what: `time goes on by ${moment - now} ms`,
      isFault: false,
      make: () => ({ ...world, now: moment }),
    },
  ];
}

/** A process stands still until its lease has ended: nothing of it runs, not even the heartbeat of the lease. */
function pauses(world: World): readonly Move[] {
  if (world.faults === 0) return [];
  return world.processes.flatMap(({ node }, index) => {
    const until = leaseOf(world, index)?.until;
    if (node.call === undefined || until === undefined || !mayPassTo(world, until)) return [];
    return [
      {
        worker: index + 1,
        what: `stands still until its lease has ended, ${until - world.now} ms`,
        isFault: true,
        make: () => ({ ...world, now: until, faults: world.faults - 1 }),
      },
    ];
  });
}

/** The accounting system is slow: the heartbeat prolongs the lease meanwhile. */
function slowness(world: World, memos: Memos): readonly Move[] {
  if (world.faults === 0) return [];
  return world.processes.flatMap(({ node }, index) => {
    const lease = leaseOf(world, index);
    const isOnWire = node.call?.port === "deliver" || node.call?.port === "locate";
    if (lease === undefined || !isOnWire) return [];
    const moment = world.now + Math.floor((lease.until - world.now) / 2);
    if (!mayPassTo(world, moment)) return [];
    const what = `waits ${moment - world.now} ms and prolongs its lease`;
    return [
      { worker: index + 1, what, isFault: true, make: () => beat({ ...world, now: moment }, index, memos) },
    ];
  });
}

async function beat(world: World, index: number, { workers, store }: Memos): Promise<World> {
  const process = world.processes[index];
  if (process === undefined) return world;
  const beaten = await workers.step(process.node, { type: "beat", now: world.now });
  const { renewal } = beaten;
  if (renewal === undefined || renewal.port !== "renew")
    throw new Error("a worker with a lease has no heartbeat");
  const effect = await store.call(world.store, renewal);
  const answer = workers.idOf(effect.answer);
  const node = await workers.step(beaten, { type: "renewed", now: world.now, answer });
  const processes = world.processes.with(index, { ...process, node });
  return { ...world, store: effect.node, processes, faults: world.faults - 1 };
}

/** Everything that happens by itself. */
export const timeMoves = (world: World, memos: Memos): readonly Move[] => [
  ...landings(world),
  ...tick(world),
  ...pauses(world),
  ...slowness(world, memos),
];
