import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "@jest/globals";

/** A folder for the tests of one file; the returned function names a new path in it. */
export function temporaryFolder(): () => string {
  let folder = "";
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "confirma-store-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return () => {
    count += 1;
    return join(folder, `${count}.db`);
  };
}
