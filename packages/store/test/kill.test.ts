import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { AuditHead, Submission, SubmissionState } from "@confirma-connect/core";
import { openSqliteJournal, openSqliteStore, verifyJournal } from "@confirma-connect/store";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import Database from "libsql";
import { fullSubmission } from "./support/full-submission.ts";
import { makeSubmission, withoutDue } from "./support/make-submission.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const nextFile = temporaryFolder();
// Beside the package's own modules, so that the child finds the native driver.
const folder = join(import.meta.dirname, "../node_modules/.cache", `kill-${process.pid}`);
const child = join(folder, "child.mjs");
const rounds = 12;
const progress: readonly string[] = ["queued", "sending", "accepted"];

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, "support/kill-child.ts")],
    outfile: child,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["libsql"],
    conditions: ["@confirma-connect/source"],
    logLevel: "error",
  });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Numbers below `limit` from a linear congruential generator: the same kills in every run, as far as that goes. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Lets the child work, kills it shortly after a given acknowledgement, and returns all of them. */
async function workUntilKilled(file: string, round: string, kill: Kill): Promise<readonly string[]> {
  const working = spawn(process.execPath, [child, file, round], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(working, "exit");
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: working.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === kill.afterLines) setTimeout(() => working.kill("SIGKILL"), kill.delay);
  }
  expect(await ended).toEqual([null, "SIGKILL"]);
  return acknowledged;
}

interface Kill {
  readonly afterLines: number;
  /** Milliseconds. */
  readonly delay: number;
}

/** What the child stored, with every optional field of steps and problems. */
function expectedOf({ reference, state }: Submission): Submission {
  const { steps, problems, stalls, invoiceNumber, documentName, syncedOn } = fullSubmission;
  const base = makeSubmission(reference, { steps, problems, stalls, invoiceNumber, documentName });
  return state === "accepted" ? withoutDue({ ...base, syncedOn }, state) : { ...base, state };
}

function integrityOf(file: string): unknown {
  const database = new Database(file);
  const [row] = database.prepare("pragma integrity_check").all();
  database.close();
  return row;
}

describe("kill -9", () => {
  test(`after ${rounds} kills at random moments, everything acknowledged is there`, async () => {
    const file = nextFile();
    const random = seeded(20_260_327);
    const acknowledged: string[] = [];
    const heads: AuditHead[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const kill = { afterLines: 1 + random(60), delay: random(12) };
      acknowledged.push(...(await workUntilKilled(file, String(round), kill)));
      const store = await openSqliteStore({ file });
      const submissions = await store.list({});
      for (const submission of submissions) expect(submission).toStrictEqual(expectedOf(submission));
      const stored = new Map(submissions.map(({ reference, state }) => [reference, state]));
      for (const [reference, state] of acknowledged.map((line) => line.split(" "))) {
        const found = progress.indexOf(stored.get(reference ?? "") ?? "");
        const told = progress.indexOf(state ?? "");
        expect({ reference, known: told >= 0, kept: found >= told }).toEqual({
          reference,
          known: true,
          kept: true,
        });
      }
      await historyMatches(file, stored);
      await store.close();
      heads.push(chainHolds(file, heads));
      expect(integrityOf(file)).toEqual({ integrity_check: "ok" });
    }
    expect(acknowledged.length).toBeGreaterThan(rounds * 3);
  });
});

/** The journal is whole, continues every earlier head, and says what the submissions are; returns its head. */
function chainHolds(file: string, heads: readonly AuditHead[]): AuditHead {
  const journal = openSqliteJournal(file);
  const { head, findings } = verifyJournal(journal, heads);
  journal.close();
  expect(findings).toEqual([]);
  if (head === undefined) throw new Error("the journal is empty");
  return head;
}

/** State and history are one transaction: the last line says what the submission is; batches are whole. */
async function historyMatches(file: string, stored: ReadonlyMap<string, SubmissionState>): Promise<void> {
  const store = await openSqliteStore({ file });
  for (const [reference, state] of stored) {
    const lines = (await store.history(reference)).map((line) => line.state);
    expect(lines).toEqual(progress.slice(0, progress.indexOf(state) + 1));
    expect(
      stored.has(reference.endsWith("a") ? `${reference.slice(0, -1)}b` : `${reference.slice(0, -1)}a`),
    ).toBe(true);
  }
  await store.close();
}
