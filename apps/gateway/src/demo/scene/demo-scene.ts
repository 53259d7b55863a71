import type { ActualBooks } from "../book/book-entry.ts";
import type { DemoClient } from "../client/demo-client.ts";
import type { PlantedDrift } from "../drift/planted-drift.ts";

/** One thing that goes wrong in a scene, in words and as it was met. */
export interface FaultCount {
  readonly client: string;
  /** The document kind whose delivery met the fault. */
  readonly kind: "invoice" | "ledger" | "payment";
  readonly fault: string;
  readonly count: number;
}

/** A client's part of the gateway's configuration, ready to be written as JSON. */
interface SceneClientConfig {
  readonly system: Readonly<Record<string, unknown>>;
  readonly plan: Readonly<Record<string, unknown>>;
}

/** How many requests of one company were under way at once, and how many may be. */
export interface AtOnce {
  readonly system: string;
  readonly most: number;
  readonly allowed: number;
}

/** The stage of one accounting system in the demo: its simulator, its configuration, its books. */
export interface DemoScene {
  /** Title of the accounting system. */
  readonly title: string;
  /** The clients whose books are here. */
  readonly clients: readonly DemoClient[];
  /** What the header says about settings that differ from production. */
  readonly remarks: readonly string[];
  /** Secrets that the configuration names by `env:`. */
  readonly environment: Readonly<Record<string, string>>;
  configOf(client: DemoClient): SceneClientConfig;
  /** Arms everything that will go wrong. */
  armFaults(seed: number): void;
  /** Nothing goes wrong any more. */
  calm(): void;
  /** Every way in which a client's books can be changed behind everybody's back and that its system gives back. */
  driftsOf(client: DemoClient): readonly PlantedDrift[];
  /** Cannot be reached for a moment: connections are refused, or the drop folder is away. */
  refuseConnections(): void;
  /** How often that was so. */
  readonly refusals: number;
  booksOf(client: DemoClient): ActualBooks;
  faultsMet(): readonly FaultCount[];
  readonly atOnce: readonly AtOnce[];
  /** Resolves when everything that was handed over has been taken. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
