import type { Fault } from "../kernel/fault.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { FolderCondition } from "./folder/folder-condition.ts";
import { isFileFault, isFolderFault, type NetbaronFault, type NetbaronFileFault } from "./netbaron-fault.ts";

/** Sends each fault to where it is played: requests, files, or the folder as a whole. */
export class FaultDesk {
  /** Faults that wait for a request. */
  readonly requests = new FaultPlan<Fault>();
  /** Faults that wait for a file. */
  readonly files = new FaultPlan<NetbaronFileFault>();
  readonly condition: FolderCondition;
  readonly #hasFolder: boolean;

  constructor(dropFolder: string | undefined) {
    this.condition = new FolderCondition(dropFolder ?? "");
    this.#hasFolder = dropFolder !== undefined;
  }

  /** Arms one fault; `pause` closes the listener for so many milliseconds. */
  arm(fault: NetbaronFault, pause: (forMs: number) => void): void {
    if (isFolderFault(fault)) {
      if (!this.#hasFolder) throw new Error("The simulator has no drop folder.");
      this.condition.impose(fault);
    } else if (isFileFault(fault)) this.files.arm(fault);
    else if (fault.kind === "closeListener") pause(fault.forMs);
    else this.requests.arm(fault);
  }

  /** Forgets all faults and puts the folder in order. */
  disarm(): void {
    this.requests.disarm();
    this.files.disarm();
    this.condition.restore();
  }
}
