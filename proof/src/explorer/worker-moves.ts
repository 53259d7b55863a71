import type { Outcome, Sighting } from "@confirma-connect/core";
import { accepted, type Books, book, notSent, see, unanswered, unclear } from "./books.ts";
import type { Move } from "./move.ts";
import type { Answer, PortCall, StoreCall } from "./port-call.ts";
import { type Memos, mayPassTo } from "./time-moves.ts";
import { leaseOf, type World } from "./world.ts";

/** One process in one state. */
export interface Actor {
  readonly world: World;
  readonly memos: Memos;
  readonly index: number;
}

/** A call was made: its answer is on the way. */
function answered({ world, memos, index }: Actor, answer: Answer, change: Partial<World> = {}): World {
  const process = world.processes[index];
  if (process === undefined) return world;
  const processes = world.processes.with(index, { ...process, answer: memos.workers.idOf(answer) });
  return { ...world, ...change, processes };
}

const value = (given: Outcome | Sighting): Answer => ({ type: "value", value: given });

/** Who owns each lease after a call of this process was made. */
function ownersAfter({ world, index }: Actor, call: StoreCall, after: World["store"]): readonly number[] {
  return world.owners.map((owner, submission) => {
    const [old, lease] = [world.store.leases[submission], after.leases[submission]];
    if (call.port === "claimDue" && old?.fence !== lease?.fence) return index;
    return lease?.until === 0 ? -1 : owner;
  });
}

/** A call to the store takes effect. */
async function askStore(actor: Actor, call: StoreCall): Promise<World> {
  const { node: store, answer } = await actor.memos.store.call(actor.world.store, call);
  return answered(actor, answer, { store, owners: ownersAfter(actor, call, store) });
}

/** The process stands still after its call took effect, until its lease has ended; it reads the answer afterwards. */
function standStill(actor: Actor, call: StoreCall, what: string): Move {
  const make = async (): Promise<World> => {
    const world = await askStore(actor, call);
    const until = leaseOf(world, actor.index)?.until;
    if (until === undefined || !mayPassTo(world, until)) return goOn({ ...actor, world });
    return { ...world, now: until, faults: world.faults - 1 };
  };
  return {
    worker: actor.index + 1,
    what: `${what}; stands still before it reads the answer`,
    isFault: true,
    make,
  };
}

function storeMoves(actor: Actor, call: StoreCall): readonly Move[] {
  const { world, index } = actor;
  const worker = index + 1;
  const what = call.port === "record" ? `record ${call.change.event}` : call.port;
  const make = async (): Promise<World> => goOn({ ...actor, world: await askStore(actor, call) });
  const usual: Move = { worker, what, isFault: false, make };
  if (world.faults === 0) return [usual];
  const faults = world.faults - 1;
  const refused: Move = {
    worker,
    what: `${what}: the store refuses`,
    isFault: true,
    make: () => goOn({ ...actor, world: answered(actor, { type: "storeRefused" }, { faults }) }),
  };
  const still = standStill(actor, call, what);
  if (call.port === "holds" || call.port === "find") return [usual, still, refused];
  const after: Move = {
    worker,
    what: `${what}: written, and the store's answer is lost`,
    isFault: true,
    make: async () => {
      const written = await askStore(actor, call);
      return goOn({
        ...actor,
        world: answered({ ...actor, world: written }, { type: "storeRefused" }, { faults }),
      });
    },
  };
  return [usual, still, refused, after];
}

/** What is wrong with a request that leaves now. */
function unlawful({ world, index }: Actor, attempt: number): string | undefined {
  const claim = world.processes[index]?.node.claim;
  const reference = claim?.submission.reference;
  const place = world.store.submissions.findIndex((submission) => submission.reference === reference);
  const [submission, lease] = [world.store.submissions[place], world.store.leases[place]];
  if (claim === undefined || submission === undefined || lease === undefined)
    return "a request without a claim";
  if (lease.fence !== claim.fence) return "a request with an old fence";
  if (lease.until <= world.now) return "a request after the end of the lease";
  if (submission.state !== "sending") return `a request while the store says ${submission.state}`;
  const recorded = submission.steps.some(
    ({ attempts, proof }) => proof === undefined && attempts === attempt,
  );
  return recorded ? undefined : "a request that is not recorded";
}

async function deliverMoves(actor: Actor, call: PortCall & { port: "deliver" }): Promise<readonly Move[]> {
  const { world, memos, index } = actor;
  const process = world.processes[index];
  const worker = index + 1;
  if (process === undefined) return [];
  if (await memos.workers.isCalledOff(process.node, world.now)) {
    const what = "its request is called off: the lease may be another's";
    return [{ worker, what, isFault: false, make: () => answered(actor, value(notSent)) }];
  }
  const { key } = call.step.identity;
  const violation = unlawful(actor, call.attempt.number);
  const law = violation === undefined ? {} : { violation };
  const send = (what: string, answer: Answer, books: Books, cost: number): Move => ({
    worker,
    what: `sends ${call.step.name}: ${what}`,
    isFault: cost > 0,
    ...law,
    make: () => answered(actor, answer, { books, faults: world.faults - cost }),
  });
  const usual = send("booked", value(accepted(key)), book(world.books, key), 0);
  if (world.faults === 0) return [usual];
  const before = world.now + memos.lateWriteBound;
  const late = { ...world.books, late: [...world.books.late, { key, before }] };
  return [
    usual,
    send("the request is lost", value(unanswered), world.books, 1),
    send("booked, the answer is lost", value(unanswered), book(world.books, key), 1),
    send("no answer, booked late", value(unanswered), late, 1),
    send("the connection is refused", value(notSent), world.books, 1),
    send("booked, and the adapter throws", { type: "defect" }, book(world.books, key), 1),
  ];
}

function locateMoves(actor: Actor, call: PortCall & { port: "locate" }): readonly Move[] {
  const { world, index } = actor;
  const worker = index + 1;
  const { key } = call.step.identity;
  const seen = see(world.books, key, call.asOf);
  const look = (what: string, answer: Answer, cost: number): Move => ({
    worker,
    what: `looks ${call.step.name} up: ${what}`,
    isFault: cost > 0,
    make: () => answered(actor, answer, { faults: world.faults - cost }),
  });
  const usual = look(seen.type, value(seen), 0);
  if (world.faults === 0) return [usual];
  return [usual, look("unclear", value(unclear), 1), look("the adapter throws", { type: "defect" }, 1)];
}

/** The answer reaches the process, which runs until its next call. */
async function goOn({ world, memos, index }: Actor): Promise<World> {
  const process = world.processes[index];
  if (process?.answer === undefined) return world;
  const input = { type: "resume", now: world.now, answer: process.answer } as const;
  const node = await memos.workers.step(process.node, input);
  // Whoever has ended its round prolongs nothing any more, whether or not the lease was given back.
  const isIdle = node === memos.workers.idle;
  const owners = isIdle ? world.owners.map((owner) => (owner === index ? -1 : owner)) : world.owners;
  return { ...world, owners, processes: world.processes.with(index, { node, answer: undefined }) };
}

/**
 * A process begins a round and claims. That it stands still between its look at the clock and the claim is a fault;
 * a claim that the store refuses ends the round and leaves nothing behind.
 */
function start(actor: Actor): readonly Move[] {
  const { world, memos, index } = actor;
  const { now, store, faults } = world;
  if (store.nextDueAt === undefined || store.nextDueAt > now) return [];
  const worker = index + 1;
  const begin = async (cost: number): Promise<World> => {
    const node = await memos.workers.step(memos.workers.idle, { type: "start", now });
    const processes = world.processes.with(index, { node, answer: undefined });
    return { ...world, processes, faults: faults - cost };
  };
  const claim = async (): Promise<World> => {
    const begun = { ...actor, world: await begin(0) };
    const call = begun.world.processes[index]?.node.call;
    if (call?.port !== "claimDue") throw new Error("a round begins without a claim");
    return goOn({ ...actor, world: await askStore(begun, call) });
  };
  const usual: Move = { worker, what: "begins a round and claims", isFault: false, make: claim };
  if (faults === 0) return [usual];
  const what = "begins a round and stands still before it claims";
  return [usual, { worker, what, isFault: true, make: () => begin(1) }];
}

/** Whether another process has taken over: the store refuses everything that this one will record. */
function isOutrun({ world, index }: Actor): boolean {
  const claim = world.processes[index]?.node.claim;
  const place = world.store.submissions.findIndex(
    ({ reference }) => reference === claim?.submission.reference,
  );
  return claim !== undefined && world.store.leases[place]?.fence !== claim.fence;
}

/**
 * The next move of a process that was outrun, unless it is a request: nobody else can tell when it is made, so
 * nothing needs to be tried before it, and no fault could make a difference.
 */
export async function moveOfOutrun(actor: Actor): Promise<Move | undefined> {
  if (!isOutrun(actor)) return undefined;
  const { world } = actor;
  const [move] = await workerMoves({ ...actor, world: { ...world, faults: 0 } });
  const { call } = world.processes[actor.index]?.node ?? {};
  const isRequest = call?.port === "deliver" && move?.violation !== undefined;
  if (move === undefined || isRequest) return undefined;
  return { ...move, make: async () => ({ ...(await move.make()), faults: world.faults }) };
}

function crash({ world, memos, index }: Actor): readonly Move[] {
  if (world.faults === 0) return [];
  const processes = world.processes.with(index, { node: memos.workers.idle, answer: undefined });
  const owners = world.owners.map((owner) => (owner === index ? -1 : owner));
  const make = (): World => ({ ...world, processes, owners, faults: world.faults - 1 });
  return [{ worker: index + 1, what: "dies; another process takes its place", isFault: true, make }];
}

/** Everything that a process can do next, or that can befall it. */
export async function workerMoves(actor: Actor): Promise<readonly Move[]> {
  const process = actor.world.processes[actor.index];
  const call = process?.node.call;
  if (process === undefined || call === undefined) return start(actor);
  // To die with an unread answer is the same as to die at the next call: reading has no effect on anybody else.
  if (process.answer !== undefined) {
    return [{ worker: actor.index + 1, what: "goes on", isFault: false, make: () => goOn(actor) }];
  }
  if (call.port === "deliver") return [...(await deliverMoves(actor, call)), ...crash(actor)];
  if (call.port === "locate") return [...locateMoves(actor, call), ...crash(actor)];
  return [...storeMoves(actor, call), ...crash(actor)];
}
