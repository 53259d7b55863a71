import type { Problem } from "@confirma-connect/core";

/** Where a file is: one of the drop's folders, and a name without any folder. */
export interface FilePlace {
  readonly folder: string;
  readonly name: string;
}

/** Work on one store of files. Every promise rejects when the work could not be done; nothing is repeated. */
export interface FileSession {
  /** The whole file; undefined when there is none. Rejects when its folder is missing. */
  read(place: FilePlace): Promise<Uint8Array | undefined>;
  /** Names of plain files of a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Writes a whole file, as durably as the store can; a file of that name is replaced. */
  write(place: FilePlace, bytes: Uint8Array): Promise<void>;
  /** Gives a file its final name in one indivisible step; never replaces another file. */
  move(from: FilePlace, to: FilePlace): Promise<void>;
  /** Tells whether there is such a folder. */
  hasFolder(folder: string): Promise<boolean>;
  /** Makes a folder when it is missing. */
  makeFolder(folder: string): Promise<void>;
}

/** A place where files are handed over: a folder of this machine, or a server. */
export interface FileStore {
  /** Opens a session, does the work, ends the session. Rejects with {@link StoreClosedError} when it cannot open. */
  use<T>(signal: AbortSignal | undefined, work: (session: FileSession) => Promise<T>): Promise<T>;
}

/** No session could be opened: nothing was written. */
export class StoreClosedError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "StoreClosedError";
    this.problem = problem;
  }
}
