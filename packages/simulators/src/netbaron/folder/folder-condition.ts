import { chmodSync, existsSync, readdirSync, renameSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { NetbaronFolderFault } from "../netbaron-fault.ts";

/** What a write into a full folder fails with. */
export class FolderFullError extends Error {
  readonly code = "ENOSPC";

  constructor() {
    super("ENOSPC: no space left on device, write");
    this.name = "FolderFullError";
  }
}

/** The drop folder as a whole: usable, or out of order for a while. */
export class FolderCondition {
  readonly #path: string;
  #undo: (() => void) | undefined;
  #kind: NetbaronFolderFault["kind"] | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** What is wrong now, if anything. */
  get kind(): NetbaronFolderFault["kind"] | undefined {
    return this.#kind;
  }

  /** What a write fails with now that only the writer can simulate, if there is such a thing. */
  writeError(): FolderFullError | undefined {
    return this.#kind === "folderFull" ? new FolderFullError() : undefined;
  }

  /** Puts the folder out of order at once; a fault already in force ends first. */
  impose(fault: NetbaronFolderFault): void {
    this.restore();
    this.#kind = fault.kind;
    this.#undo = this.#begin(fault.kind);
    this.#timer = setTimeout(() => this.restore(), fault.forMs);
  }

  /** Puts the folder in order again. */
  restore(): void {
    clearTimeout(this.#timer);
    this.#undo?.();
    this.#undo = undefined;
    this.#kind = undefined;
  }

  #begin(kind: NetbaronFolderFault["kind"]): () => void {
    const path = this.#path;
    if (kind === "folderFull") return () => undefined;
    if (kind === "folderReadOnly") {
      const { mode } = statSync(path);
      chmodSync(path, 0o555);
      return () => chmodSync(path, mode);
    }
    const away = `${path}.away`;
    renameSync(path, away);
    return () => {
      if (existsSync(path)) emptyInto(path, away);
      renameSync(away, path);
    };
  }
}

/** A sender may have made the folder anew meanwhile: what it put there is kept, beside what was there before. */
function emptyInto(path: string, away: string): void {
  for (const name of readdirSync(path)) {
    const [from, to] = [join(path, name), join(away, name)];
    if (existsSync(to) && statSync(from).isDirectory()) emptyInto(from, to);
    else renameSync(from, to);
  }
  rmdirSync(path);
}
