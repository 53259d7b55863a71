import { runConformance } from "@confirma-connect/conformance";
import { sandboxSubject } from "../../../sandbox/test/sandbox-subject.ts";
import { plantedDefects } from "./catalogue.ts";
import type { PlantedDefect } from "./damage.ts";

/** Whether the cases that a defect names have caught it. */
export interface PlantedCatch {
  readonly defect: PlantedDefect;
  /** Every case that the defect names exists, and failed. */
  readonly caught: boolean;
  /** Cases named by the defect that did not fail. */
  readonly missed: readonly string[];
}

/** Runs the cases that a defect names against it. */
export async function catchPlanted(defect: PlantedDefect): Promise<PlantedCatch> {
  const { results } = await runConformance(defect.subject(), {
    only: ({ id }) => defect.caughtBy.includes(id),
  });
  const failed = new Set(results.filter(({ ok }) => !ok).map(({ id }) => id));
  const missed = defect.caughtBy.filter((id) => !failed.has(id));
  return { defect, caught: missed.length === 0, missed };
}

/** Cases named by defects that fail without any defect: they would catch everything, and show nothing. */
export async function alwaysFailing(): Promise<readonly string[]> {
  const named = new Set(plantedDefects.flatMap(({ caughtBy }) => caughtBy));
  const sound = await Promise.all([
    runConformance(sandboxSubject({ uniqueness: "open" }), { only: ({ id }) => named.has(id) }),
    runConformance(sandboxSubject({ uniqueness: "enforced" }), { only: ({ id }) => named.has(id) }),
  ]);
  return sound.flatMap(({ results }) => results.filter(({ ok }) => !ok).map(({ id }) => id));
}
