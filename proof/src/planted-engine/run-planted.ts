import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { HuntOrder, HuntResult } from "./hunt.ts";
import { plant } from "./plant.ts";
import type { PlantedDefect } from "./planted-defect.ts";

/** What became of one planted defect. */
export interface Caught extends HuntResult {
  readonly defect: PlantedDefect;
}

/** How the hunts are run. */
export interface PlantedOptions {
  readonly root: string;
  /** Where bundles are put for a while; below a folder from which modules are found. */
  readonly cache: string;
  readonly seed: string;
  /** Most histories for one defect. */
  readonly histories: number;
  readonly threads: number;
}

/** A thread of its own for every defect; rejects when the thread itself cannot run. */
function huntIn(bundle: string, order: HuntOrder): Promise<HuntResult> {
  return new Promise((done, fail) => {
    const worker = new Worker(bundle, { workerData: order });
    worker.once("message", done);
    worker.once("error", fail);
  });
}

async function one(defect: PlantedDefect, options: PlantedOptions): Promise<Caught> {
  const folder = await mkdtemp(join(options.cache, "planted-"));
  try {
    const bundle = join(folder, "hunt.mjs");
    await plant(defect, options.root, bundle);
    const { seed, histories } = options;
    const found = await huntIn(bundle, {
      seed: `${seed} planted`,
      store: defect.store ?? "memory",
      histories,
    });
    return { ...found, defect };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Hunts every defect, as many at a time as there are threads; tells about each as it is done. */
export async function runPlanted(
  defects: readonly PlantedDefect[],
  options: PlantedOptions,
  tell: (caught: Caught) => void,
): Promise<readonly Caught[]> {
  const waiting = [...defects];
  const all: Caught[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const caught = await one(next, options);
      all.push(caught);
      tell(caught);
    }
  };
  await Promise.all(Array.from({ length: options.threads }, work));
  return all;
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** The one line in which the hunts end, and whether all is well: every defect caught, the median within a thousand. */
export function plantedVerdict(all: readonly Caught[]): { readonly line: string; readonly isGood: boolean } {
  const caught = all.filter(({ violation }) => violation !== undefined);
  const half = median(caught.map(({ histories }) => histories));
  const line = `sim --planted: ${caught.length} of ${all.length} caught, median ${half} histories`;
  return { line, isGood: caught.length === all.length && half <= 1_000 };
}
