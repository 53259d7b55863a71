import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatHead } from "@confirma-connect/core";
import { openSqliteJournal, verifyJournal } from "@confirma-connect/store";
import { describe, expect, test } from "@jest/globals";
import { makeSubmission, withoutDue } from "../support/make-submission.ts";
import { openedStores } from "../support/sqlite-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const nextFile = temporaryFolder();
const open = openedStores();
const page = readFileSync(join(import.meta.dirname, "../../../../docs/audit.md"), "utf8");

/** The script of the page, run on a file; its output, also when it ends with an error. */
function check(lines: readonly string[]): string {
  const [, script] = /```js\n([\s\S]*?)```/u.exec(page) ?? [];
  if (script === undefined) throw new Error("the page has no script");
  const [program, exported] = [`${nextFile()}.mjs`, nextFile()];
  writeFileSync(program, script);
  writeFileSync(exported, `${lines.join("\n")}\n`);
  try {
    return execFileSync(process.execPath, [program, exported], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch (error) {
    if (typeof error === "object" && error !== null && "stdout" in error) return String(error.stdout).trim();
    throw error;
  }
}

describe("the script of docs/audit.md", () => {
  test("comes to the same head without our code, and finds damage", async () => {
    const file = nextFile();
    const store = await open(file);
    await store.enqueue([makeSubmission("ä1"), makeSubmission("r2")]);
    const claim = await store.claimOne("ä1", { client: "acme", worker: "w", now: 100, lease: 50 });
    if (claim === undefined) throw new Error("nothing was claimed");
    await store.record({ claim, submission: withoutDue(makeSubmission("ä1"), "accepted"), event: "accept" });
    const journal = openSqliteJournal(file);
    const lines = [...journal.lines()].map(({ text }) => text);
    const { head } = verifyJournal(journal);
    journal.close();
    if (head === undefined) throw new Error("the journal is empty");
    expect(check(lines)).toBe(formatHead(head));
    expect(check(lines.toSpliced(1, 1))).toBe("broken after entry 1");
    expect(check(lines.with(2, (lines[2] ?? "").replace("submitted", "forgotten")))).toBe(
      "broken after entry 2",
    );
  });

  test("the page names every member of an entry", async () => {
    const file = nextFile();
    await (await open(file)).enqueue([makeSubmission("r1")]);
    const journal = openSqliteJournal(file);
    const members = [...journal.lines()].flatMap(({ text }) => Object.keys(JSON.parse(text)));
    journal.close();
    expect(members.length).toBeGreaterThan(20);
    for (const member of members) expect(page).toContain(`\`${member}\``);
  });
});
