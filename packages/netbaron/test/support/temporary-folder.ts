import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A fresh drop folder with its subfolders, and how it is given back. */
export function temporaryDrop(folders: readonly string[] = ["in", "done", "refused"]) {
  const path = mkdtempSync(join(tmpdir(), "netbaron-drop-"));
  for (const folder of folders) mkdirSync(join(path, folder));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
