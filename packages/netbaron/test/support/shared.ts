import { existsSync, readFileSync } from "node:fs";

const folder = new URL("../../../../../shared/", import.meta.url);

/** A reference file beside the repository, or undefined where there is none. */
export function sharedFile(path: string): string | undefined {
  const file = new URL(path, folder);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
