import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { systemErrorCode } from "./system-error.ts";

/** A file as it looked at one moment. */
export interface FileLook {
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly inode: number;
}

const MOST_FILES = 200;
const TAKEN = /^[^.~].*\.(csv|xml)$/i;

/**
 * The regular files of a folder that are named like a hand-over: `*.csv` and `*.xml`, neither hidden nor a
 * temporary name. Sorted by name, at most 200 at a time. A missing folder has none.
 */
export async function offeredFiles(folder: string): Promise<readonly FileLook[]> {
  const names = (await orNothing(readdir(folder))) ?? [];
  const taken = names
    .filter((name) => TAKEN.test(name))
    .sort()
    .slice(0, MOST_FILES);
  const looks = await Promise.all(taken.map((name) => lookAt(folder, name)));
  return looks.filter((look) => look !== undefined);
}

/** A fresh look at one file, or undefined when it is gone or no regular file. */
export async function lookAt(folder: string, name: string): Promise<FileLook | undefined> {
  const found = await orNothing(lstat(join(folder, name)));
  if (found?.isFile() !== true) return undefined;
  return { name, size: found.size, modifiedMs: found.mtimeMs, inode: found.ino };
}

/** Whether two looks show the same unchanged file. */
export function sameLook(left: FileLook, right: FileLook | undefined): boolean {
  return left.size === right?.size && left.modifiedMs === right.modifiedMs && left.inode === right.inode;
}

/** The value, or undefined when the file or folder is not there. */
export async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
