import type { AccountingSystem, AccountPlan, Step } from "@confirma-connect/core";
import type { DocumentForm, SampleAccounts } from "../document.ts";
import type { FarEnd, Line } from "../line.ts";
import type { SimulatedProcess } from "../simulated-process.ts";
import type { World } from "../world.ts";

/** Adapters that are simulated. */
export const adapterNames = ["sandbox", "netvisor", "procountor", "netbaron"] as const;

/** One of {@link adapterNames}. */
export type AdapterName = (typeof adapterNames)[number];

/** What a process brings along: its line, and the world with its clock. */
interface Backstage {
  readonly world: World;
  readonly process: SimulatedProcess;
  readonly line: Line;
}

/** An accounting system with books of its own, and the ways to it. */
export interface Stage {
  readonly plan: AccountPlan;
  readonly accounts: SampleAccounts;
  readonly far: FarEnd;
  /** The shipped adapter of one process, on that process's line. */
  system(backstage: Backstage): AccountingSystem;
  /** The shipped adapter on a line without faults, for whoever acts past us. */
  plainSystem(): AccountingSystem;
  /**
   * Everything in the books that a step of this sort could have made, each as text in which the step's key would be
   * found; undefined for steps that make nothing that can be counted.
   */
  booked(step: Step): readonly string[] | undefined;
  /**
   * How often a step counts in the balances, where that is not how often {@link booked} has it: a file that was handed
   * over is refused later.
   */
  inBalances?(step: Step): number;
  /** Balance of every account, in cents. */
  balances(): Readonly<Record<string, number>>;
  /** Lets the accounting system do what it does by itself, such as importing files. */
  settle(): void;
}

/** Makes a thing when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly thing: T } | undefined;
  return () => {
    made ??= { thing: make() };
    return made.thing;
  };
}

/** How a stage is built, with each reading of the vendor's open rules under a name. */
export interface StageKind {
  readonly name: AdapterName;
  /** Names of the sets of readings that are drawn. */
  readonly readings: readonly string[];
  readonly forms: readonly DocumentForm[];
  open(world: World, readings: string): Stage;
}
