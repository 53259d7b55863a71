import { plantedDefects } from "../../../packages/conformance/test/planted/catalogue.ts";
import {
  alwaysFailing,
  catchPlanted,
  type PlantedCatch,
} from "../../../packages/conformance/test/planted/catch-planted.ts";

/** How sharp the kit is. */
export interface PlantedScore {
  readonly all: readonly PlantedCatch[];
  readonly caught: number;
  /** Cases that fail without any defect; with one of them the score means nothing. */
  readonly blunt: readonly string[];
}

/** The smallest share of planted defects that the kit must catch. */
const floor = 0.95;

/** Runs every planted defect against the cases that it names. */
export async function runPlanted(): Promise<PlantedScore> {
  const all: PlantedCatch[] = [];
  for (const defect of plantedDefects) all.push(await catchPlanted(defect));
  const blunt = await alwaysFailing();
  return { all, caught: all.filter(({ caught }) => caught).length, blunt };
}

/** Tells whether the score is good enough to trust the kit. */
export const isSharp = ({ all, caught, blunt }: PlantedScore): boolean =>
  blunt.length === 0 && caught >= all.length * floor;
