import type { Step } from "@confirma-connect/core";
import type { SimulatedDocument } from "./document.ts";
import { deliverPlainly } from "./plain-delivery.ts";
import type { AdapterName } from "./stage/stage.ts";
import { stageKinds } from "./stage/stage-kinds.ts";
import { World } from "./world.ts";

/** How far each step of a document moves each account, in cents. */
export type Moves = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Which document, where. */
export interface Question {
  readonly adapter: AdapterName;
  readonly readings: string;
  readonly document: SimulatedDocument;
  /** Without what it needs: some systems book a payment whose invoice they do not have, elsewhere. */
  readonly alone: boolean;
}

const known = new Map<string, Promise<Moves>>();

/** What must be in the books before a document: a payment and a credit note need their invoice. */
const needs = ({ form, n }: SimulatedDocument): readonly SimulatedDocument[] =>
  form === "invoice" || form === "ledger" ? [] : [{ form: "invoice", n }];

async function measure({ adapter, readings, document, alone }: Question): Promise<Moves> {
  const world = new World("reference", []);
  const stage = stageKinds[adapter].open(world, readings);
  // Time enough for whatever a reading delays, such as a search that lags behind.
  const pause = (): Promise<void> => world.time.sleep(120_000);
  const moves = new Map<string, ReadonlyMap<string, number>>();
  let before = stage.balances();
  const note = async ({ name }: Step): Promise<void> => {
    await pause();
    const after = stage.balances();
    const accounts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const moved = accounts.map((each) => [each, (after[each] ?? 0) - (before[each] ?? 0)] as const);
    moves.set(name, new Map(moved.filter(([, cents]) => cents !== 0)));
    before = after;
  };
  const deliver = async (): Promise<boolean> => {
    for (const each of alone ? [] : needs(document)) await deliverPlainly(stage, each, "reference", pause);
    before = stage.balances();
    return deliverPlainly(stage, document, "reference", note);
  };
  const delivered = deliver();
  await world.time.run(delivered, Number.POSITIVE_INFINITY);
  const all = await delivered;
  if (!all && !alone)
    throw new Error(
      `${adapter} (${readings}) does not take a ${document.form}; it took ${[...moves.keys()].join(", ")}`,
    );
  return moves;
}

/** What a document does to books when nothing goes wrong; measured once, then remembered. */
export function movesOf(question: Question): Promise<Moves> {
  const { adapter, readings, document, alone } = question;
  const key = `${adapter} ${readings} ${document.form} ${document.n} ${alone}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const measured = measure(question);
  known.set(key, measured);
  return measured;
}
