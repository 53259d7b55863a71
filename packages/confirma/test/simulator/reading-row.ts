import type { ConfirmaReadings, ConfirmaSimulator } from "@confirma-connect/simulators";
import type { ConfirmaClient } from "../../src/index.ts";

/** A client and the stand-in that it speaks to. */
export interface Scene {
  readonly client: ConfirmaClient;
  readonly simulator: ConfirmaSimulator;
}

/** What the client makes of one reading of the agency. */
export interface Row<N extends keyof ConfirmaReadings = keyof ConfirmaReadings> {
  readonly reading: N;
  readonly value: ConfirmaReadings[N];
  readonly outcome: unknown;
  readonly run: (scene: Scene) => Promise<unknown>;
}

/** One reading in several values, with the same calls. */
export const both = <N extends keyof ConfirmaReadings>(
  reading: N,
  run: Row["run"],
  ...outcomes: readonly (readonly [ConfirmaReadings[N], unknown])[]
): readonly Row[] => outcomes.map(([value, outcome]) => ({ reading, value, outcome, run }));

/** A refusal with its status. */
export const refused = (status: number) => ({ type: "refused", status });
/** A success. */
export const ok = { type: "ok" };

/** A case that takes actions and payments. */
export const openCase = ({ simulator }: Scene) => {
  const found = simulator.probe
    .books()
    .cases.find(({ status, open }) => status === "OPEN" && open.capital > 100);
  if (found === undefined) throw new Error("no case is open");
  return found;
};
