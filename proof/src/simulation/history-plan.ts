import type { SimulatedDocument } from "./document.ts";
import type { PlannedFault } from "./fault.ts";
import type { AdapterName } from "./stage/stage.ts";

/** Where submissions are kept in a history. */
export type StoreName = "memory" | "sqlite";

/** One body that the caller submits: documents of one kind. */
export interface Delivery {
  readonly documents: readonly SimulatedDocument[];
  /** Milliseconds after the receipt of the delivery before. */
  readonly at: number;
}

/** Everything that decides a history; the same plan gives the same history, byte for byte. */
export interface HistoryPlan {
  /** Seed of latencies and of all other chance inside the history. */
  readonly seed: string;
  readonly adapter: AdapterName;
  readonly readings: string;
  readonly store: StoreName;
  readonly workers: number;
  readonly deliveries: readonly Delivery[];
  readonly faults: readonly PlannedFault[];
}
