import { constants } from "node:fs";
import { access, lstat, mkdir, open, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "@confirma-connect/core";
import { z } from "zod";
import { type FilePlace, type FileSession, type FileStore, StoreClosedError } from "./file-store.ts";
import { safeFolder, safeName } from "./safe-name.ts";

/** A folder of this machine, or one that is mounted. */
export interface FolderStoreOptions {
  /** Absolute path of the folder that holds the drop's folders. */
  readonly path: string;
  /** Permission bits of files, e.g. 0o640. */
  readonly fileMode: number;
}

const SystemError = z.object({ code: z.string() });

/** Tells whether an error of the file system has one of these codes. */
function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  const parsed = SystemError.safeParse(error);
  return parsed.success && codes.includes(parsed.data.code);
}

/** Hands files over in a folder. Symbolic links are never followed. */
export class FolderStore implements FileStore, FileSession {
  readonly #options: FolderStoreOptions;

  constructor(options: FolderStoreOptions) {
    this.#options = options;
  }

  async use<T>(signal: AbortSignal | undefined, work: (session: FileSession) => Promise<T>): Promise<T> {
    if (signal?.aborted === true) throw new StoreClosedError(problem("ACC_NOT_SENT_CANCELLED"));
    await access(this.#options.path, constants.R_OK | constants.W_OK).catch((error: unknown) => {
      const forbidden = hasCode(error, "EACCES", "EPERM", "EROFS");
      const code = forbidden ? "ACC_AUTH_NOT_ALLOWED" : "ACC_NOT_SENT_UNREACHABLE";
      const advice = forbidden
        ? "Let the account that runs this program read and write the drop folder; delivery then continues by itself."
        : "Check that the drop folder exists and is mounted; delivery then continues by itself.";
      throw new StoreClosedError(problem(code, { message: "the drop folder cannot be used", advice }));
    });
    return work(this);
  }

  async read(place: FilePlace): Promise<Uint8Array | undefined> {
    try {
      const file = await open(this.#pathOf(place), constants.O_RDONLY | constants.O_NOFOLLOW);
      try {
        return await file.readFile();
      } finally {
        await file.close();
      }
    } catch (error) {
      if (hasCode(error, "ENOENT")) return this.#absent(place.folder);
      throw error;
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    const entries = await readdir(join(this.#options.path, safeFolder(folder)), { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  async write(place: FilePlace, bytes: Uint8Array): Promise<void> {
    const { O_CREAT, O_TRUNC, O_WRONLY, O_NOFOLLOW } = constants;
    const flags = O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW;
    const file = await open(this.#pathOf(place), flags, this.#options.fileMode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await this.#syncFolder(place.folder);
  }

  async move(from: FilePlace, to: FilePlace): Promise<void> {
    // rename() would replace a file; ours is the only writer of a name that holds our key and the content's hash.
    if (await this.#exists(to)) throw new Error("there is a file of that name");
    await rename(this.#pathOf(from), this.#pathOf(to));
    await this.#syncFolder(to.folder);
    if (from.folder !== to.folder) await this.#syncFolder(from.folder);
  }

  async hasFolder(folder: string): Promise<boolean> {
    try {
      return (await lstat(join(this.#options.path, safeFolder(folder)))).isDirectory();
    } catch (error) {
      if (hasCode(error, "ENOENT")) return false;
      throw error;
    }
  }

  async makeFolder(folder: string): Promise<void> {
    // Never the folder around it: on a share that is not mounted it would be another one of the same name.
    await mkdir(join(this.#options.path, safeFolder(folder))).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
  }

  #pathOf({ folder, name }: FilePlace): string {
    return join(this.#options.path, safeFolder(folder), safeName(name));
  }

  /** A file is only known to be absent when its folder is there: an unmounted share has no files at all. */
  async #absent(folder: string): Promise<undefined> {
    await access(join(this.#options.path, safeFolder(folder)));
    return undefined;
  }

  async #exists(place: FilePlace): Promise<boolean> {
    try {
      await lstat(this.#pathOf(place));
      return true;
    } catch (error) {
      if (hasCode(error, "ENOENT")) return false;
      throw error;
    }
  }

  /** Makes new names of a folder durable. */
  async #syncFolder(folder: string): Promise<void> {
    const handle = await open(join(this.#options.path, safeFolder(folder)), constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
