import type { Target } from "./coverage.ts";
import type { DocumentForm, SimulatedDocument } from "./document.ts";
import { kindOf } from "./document.ts";
import type { FaultName, PlannedFault } from "./fault.ts";
import type { Delivery, HistoryPlan, StoreName } from "./history-plan.ts";
import { SeededRandom, seedOf } from "./seeded-random.ts";
import type { AdapterName } from "./stage/stage.ts";
import { stageKinds } from "./stage/stage-kinds.ts";
import { submitStep } from "./store-view.ts";

/** What a run lets its histories be drawn from. */
export interface DrawOptions {
  readonly seed: string;
  readonly adapters: readonly AdapterName[];
  readonly store: StoreName | "mixed";
  /** Every pair that can be reached, by adapter. */
  readonly targets: Readonly<Record<AdapterName, readonly Target[]>>;
}

/** In a mixed run one history of so many keeps its submissions in SQLite. */
const oneInSqlite = 25;

function drawFault(random: SeededRandom, { fault, kind, step }: Target): PlannedFault {
  const everywhere: ReadonlySet<FaultName> = new Set(["crash", "pausedWorker", "clockJump"]);
  const nth =
    step === submitStep
      ? 1
      : everywhere.has(fault)
        ? random.between(1, random.chance(0.5) ? 9 : 3)
        : random.chance(0.8)
          ? 1
          : random.between(2, 3);
  return { fault, kind, step, nth, size: random.next(), after: random.chance(0.5) };
}

/** A document that another one builds on comes before it. */
function deliveriesOf(random: SeededRandom, forms: readonly DocumentForm[]): readonly Delivery[] {
  const deliveries: Delivery[] = [];
  const invoices = new Set<number>();
  const at = (): number => (random.chance(0.5) ? 0 : random.between(0, 20_000));
  for (const form of forms) {
    // An invoice that is credited is not paid as well.
    const n = form === "creditNote" ? random.between(9, 12) : random.between(1, 8);
    if (form !== "ledger" && !invoices.has(n)) {
      invoices.add(n);
      deliveries.push({ documents: [{ form: "invoice", n }], at: at() });
    }
    if (form === "invoice") continue;
    const taken = deliveries.some(({ documents }) =>
      documents.some((each) => each.form === form && each.n === n),
    );
    if (!taken) deliveries.push({ documents: [{ form, n }], at: at() });
  }
  return random.chance(0.3) ? batched(deliveries) : deliveries;
}

/** Ledger documents and invoices of one history as one body each, so that batches are taken in. */
function batched(deliveries: readonly Delivery[]): readonly Delivery[] {
  const documents = (form: DocumentForm): readonly SimulatedDocument[] =>
    deliveries.flatMap((each) => each.documents.filter((document) => document.form === form));
  const heads: readonly DocumentForm[] = ["invoice", "ledger"];
  const rest = deliveries.filter(
    ({ documents: [first] }) => first !== undefined && !heads.includes(first.form),
  );
  const batches = heads.map((form) => ({ documents: documents(form), at: 0 }));
  return [...batches.filter((batch) => batch.documents.length > 0), ...rest];
}

/** Two targets anywhere, and some more at the same documents: few documents, much trouble. */
function drawTargets(random: SeededRandom, targets: readonly Target[]): readonly Target[] {
  // Payments come last and often find their invoice in trouble: they are drawn more often.
  const payments = targets.filter(({ kind }) => kind === "payment");
  const heads = [random.pick(targets), random.pick(random.chance(0.4) ? payments : targets)];
  const forms = new Set<DocumentForm>(heads.map(({ form }) => form));
  if ([...forms].some((form) => form !== "ledger")) forms.add("invoice");
  const near = targets.filter(({ form }) => forms.has(form));
  return [...heads, ...Array.from({ length: random.between(2, 5) }, () => random.pick(near))];
}

/** An adapter with more pairs gets more histories, so that all pairs are met about as often. */
function drawAdapter(random: SeededRandom, { adapters, targets }: DrawOptions): AdapterName {
  const lot = random.between(
    1,
    adapters.reduce((sum, each) => sum + targets[each].length, 0),
  );
  let passed = 0;
  for (const each of adapters) {
    passed += targets[each].length;
    if (lot <= passed) return each;
  }
  throw new RangeError("there is no adapter to draw");
}

/** Draws history number `index` of a run. */
export function drawPlan(options: DrawOptions, index: number): HistoryPlan {
  const seed = `${options.seed}/${index}`;
  const random = new SeededRandom(seedOf(`plan ${seed}`));
  const adapter = drawAdapter(random, options);
  const { readings } = stageKinds[adapter];
  const targets = options.targets[adapter];
  const chosen = drawTargets(random, targets);
  const forms = new Set<DocumentForm>(chosen.map(({ form }) => form));
  const extra = stageKinds[adapter].forms;
  const drawn = [...forms, ...(random.chance(0.2) ? [random.pick(extra)] : [])];
  const inSqlite = options.store === "sqlite" || (options.store === "mixed" && index % oneInSqlite === 7);
  return {
    seed,
    adapter,
    readings: random.pick(readings),
    store: inSqlite ? "sqlite" : "memory",
    workers: random.chance(0.25) ? 2 : 1,
    deliveries: deliveriesOf(random, drawn),
    faults: chosen.map((target) => drawFault(random, { ...target, kind: kindOf(target.form) })),
  };
}
