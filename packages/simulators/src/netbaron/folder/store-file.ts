import { rename, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { Refusal } from "../failure.ts";
import { lookAt, orNothing } from "./ready-files.ts";

/**
 * Moves a taken file to `booked` or `rejected`, next to its `.reason.json` when it was rejected. A name that is
 * there already gets a number. Gives the new place below the folder, or undefined when the file is gone.
 */
export async function storeFile(
  folder: string,
  name: string,
  reasons: readonly Refusal[] | undefined,
): Promise<string | undefined> {
  const shelf = reasons === undefined ? "booked" : "rejected";
  const stored = await freeName(join(folder, shelf), name);
  if (reasons !== undefined) {
    const text = `${JSON.stringify({ file: name, reasons }, undefined, 2)}\n`;
    await writeFile(join(folder, shelf, `${stored}.reason.json`), text);
  }
  const moved = await orNothing(rename(join(folder, name), join(folder, shelf, stored)).then(() => true));
  return moved === true ? `${shelf}/${stored}` : undefined;
}

async function freeName(folder: string, name: string): Promise<string> {
  const extension = extname(name);
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? name : `${basename(name, extension)}.${copy}${extension}`;
    if ((await lookAt(folder, candidate)) === undefined) return candidate;
  }
}
