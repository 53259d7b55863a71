import type { World } from "./world.ts";

/** One thing that can happen next. */
export interface Move {
  /** In words, for a schedule; `worker` is the number of the process, 0 for the world. */
  readonly worker: number;
  readonly what: string;
  readonly isFault: boolean;
  /** What is wrong with the move itself, e.g. a request without a lease. */
  readonly violation?: string;
  /** Where it leads. */
  make(): World | Promise<World>;
}
