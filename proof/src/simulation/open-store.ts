import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MemorySubmissionStore, type SubmissionStore } from "@confirma-connect/core";
import { openSqliteStore } from "@confirma-connect/store";
import type { StoreName } from "./history-plan.ts";

/** After so many histories a SQLite file is replaced: a file that only grows would slow the later ones down. */
const historiesPerFile = 150;

/** Memory is as durable as a disk for what is simulated here, and does not wear it out. */
const folder = (): string => mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "simulation-"));

/** Gives every history a store. Histories share a SQLite file, each as a client of its own. */
export class StoreSource {
  #folder: string | undefined;
  #open: SubmissionStore | undefined;
  #used = 0;

  async store(name: StoreName): Promise<SubmissionStore> {
    if (name === "memory") return new MemorySubmissionStore();
    if (this.#used >= historiesPerFile) await this.close();
    this.#used += 1;
    this.#folder ??= folder();
    this.#open ??= await openSqliteStore({ file: join(this.#folder, "submissions.db") });
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#open?.close();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#open = undefined;
    this.#folder = undefined;
    this.#used = 0;
  }
}
