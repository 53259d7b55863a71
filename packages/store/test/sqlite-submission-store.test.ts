import type { SubmissionStore } from "@confirma-connect/core";
import { openSqliteStore } from "@confirma-connect/store";
import { afterEach } from "@jest/globals";
import { submissionStoreSuite } from "./submission-store-suite.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const nextFile = temporaryFolder();
const opened: SubmissionStore[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

submissionStoreSuite("sqlite", async () => {
  const store = await openSqliteStore({ file: nextFile() });
  opened.push(store);
  return store;
});
