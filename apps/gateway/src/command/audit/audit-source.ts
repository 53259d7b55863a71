import { createReadStream, statSync } from "node:fs";
import { createInterface } from "node:readline";
import {
  type AuditHead,
  type AuditReport,
  ConnectorError,
  parseHead,
  verifyLines,
} from "@confirma-connect/core";
import { openSqliteJournal, type SqliteJournal, verifyJournal } from "@confirma-connect/store";
import { InvalidArgumentError, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** Where a journal is read from. */
export interface SourceOptions {
  readonly store?: string;
  readonly file?: string;
}

/** `--store <file>`: the database of a gateway. */
export const storeOption = (): Option =>
  new Option("--store <file>", "the gateway's store (its SQLite file)");

/** Reads one more `--head`. */
export function addHead(text: string, heads: readonly AuditHead[] = []): readonly AuditHead[] {
  const head = parseHead(text);
  if (head === undefined)
    throw new InvalidArgumentError("It must be <sequence>:<hash>, as audit head prints it.");
  return [...heads, head];
}

function open(file: string): SqliteJournal {
  try {
    return openSqliteJournal(file);
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    const advice = "Check the path; store.file of the gateway's configuration names the store.";
    throw new CommandError(exitCodes.configuration, { code: error.code, message: error.message, advice });
  }
}

/** Works with a store's journal and closes it in the end. */
export function withJournal<T>(file: string, work: (journal: SqliteJournal) => T): T {
  const journal = open(file);
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}

const usage = (message: string, advice: string): CommandError =>
  new CommandError(exitCodes.usage, { code: "ACC_REQUEST_QUERY", message, advice });

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

/** Verifies the store or the export that the options name. Throws CommandError for none or both. */
export async function verifySource(
  { store, file }: SourceOptions,
  heads: readonly AuditHead[],
): Promise<AuditReport> {
  if (store !== undefined && file === undefined)
    return withJournal(store, (journal) => verifyJournal(journal, heads));
  if (file === undefined || store !== undefined)
    throw usage("what is to be verified?", "Give --store <file> or --file <export>, one of the two.");
  if (!isFile(file)) throw usage(`the file ${file} cannot be read`, "Check the path and its permissions.");
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  return verifyLines(lines, heads);
}
