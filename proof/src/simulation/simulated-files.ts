import type { FilePlace, FileSession, FileStore } from "@confirma-connect/netbaron";
import type { Line } from "./line.ts";

/** Folders in memory, as a drop has them. */
export class MemoryFolders {
  readonly #folders = new Map<string, Map<string, Uint8Array>>();

  constructor(names: readonly string[]) {
    for (const name of names) this.#folders.set(name, new Map());
  }

  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  make(folder: string): void {
    if (!this.#folders.has(folder)) this.#folders.set(folder, new Map());
  }

  /** The files of a folder by name; throws when there is no such folder. */
  filesOf(folder: string): Map<string, Uint8Array> {
    const files = this.#folders.get(folder);
    if (files === undefined) throw new Error("there is no such folder");
    return files;
  }

  move(from: FilePlace, to: FilePlace): void {
    const bytes = this.filesOf(from.folder).get(from.name);
    if (bytes === undefined) throw new Error("there is no such file");
    if (this.filesOf(to.folder).has(to.name)) throw new Error("there is a file of that name");
    this.filesOf(to.folder).set(to.name, bytes);
    this.filesOf(from.folder).delete(from.name);
  }
}

/** What one operation came to; an error of the far side reaches the caller as it is. */
type Done<T> = { readonly value: T } | { readonly error: unknown };

function attempt<T>(work: () => T): Done<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

type Carry = <T>(isWrite: boolean, work: () => T) => Promise<T>;

const session = (folders: MemoryFolders, carry: Carry): FileSession => ({
  read: ({ folder, name }) => carry(false, () => folders.filesOf(folder).get(name)),
  list: (folder) => carry(false, () => [...folders.filesOf(folder).keys()]),
  write: ({ folder, name }, bytes) => carry(false, () => void folders.filesOf(folder).set(name, bytes)),
  // The move alone hands over: a write makes a file that no import takes.
  move: (from, to) => carry(true, () => folders.move(from, to)),
  hasFolder: (folder) => carry(false, () => folders.has(folder)),
  makeFolder: (folder) => carry(false, () => folders.make(folder)),
});

const sessionBroke = (): Done<never> => ({ error: new Error("the session broke") });

/** The store of files on a simulated line: every operation is a trip of its own. */
export function simulatedFiles(folders: MemoryFolders, line: Line): FileStore {
  return {
    use: (signal, work) => {
      const carry = async <T>(isWrite: boolean, operation: () => T): Promise<T> => {
        const done = await line.carry<Done<T>>(
          {
            isWrite,
            patience: 60_000,
            commit: () => attempt(operation),
            hasWritten: (result) => "value" in result,
            lost: sessionBroke,
            broken: () => undefined,
          },
          () => signal?.aborted !== true,
        );
        if (done === "notSent") throw new Error("the session was cancelled");
        if ("error" in done) throw done.error;
        return done.value;
      };
      return work(session(folders, carry));
    },
  };
}

/** The same folders on a line without faults. */
export const plainFiles = (folders: MemoryFolders): FileStore => ({
  use: (_signal, work) => work(session(folders, async (_isWrite, operation) => operation())),
});
