import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import type { SeededRandom } from "../simulation/seeded-random.ts";

/** How far SQLite's write-ahead log is complete: the end of its last commit, and which log it is. */
export interface WalPoint {
  /** The log's two salts; another pair means that SQLite began the log anew. */
  readonly salt: string;
  /** Bytes up to and with the last frame that ends a transaction. */
  readonly end: number;
}

const headerSize = 32;
const frameHeaderSize = 24;

/** Reads where the log ends (file format of SQLite, section 4.1). */
export function walPoint(file: string): WalPoint | undefined {
  const log = openExisting(file, "r");
  if (log === undefined) return undefined;
  try {
    const { size } = fstatSync(log);
    const header = Buffer.alloc(headerSize);
    if (size < headerSize || readSync(log, header, 0, headerSize, 0) < headerSize) return undefined;
    const salt = header.toString("hex", 16, 24);
    return { salt, end: lastCommit(log, size, header.readUInt32BE(8), salt) };
  } finally {
    closeSync(log);
  }
}

function lastCommit(log: number, size: number, pageSize: number, salt: string): number {
  const frame = Buffer.alloc(frameHeaderSize);
  let end = headerSize;
  for (let at = headerSize; at + frameHeaderSize + pageSize <= size; at += frameHeaderSize + pageSize) {
    readSync(log, frame, 0, frameHeaderSize, at);
    // Frames of an earlier log remain behind the last one of this log.
    if (frame.toString("hex", 8, 16) !== salt) break;
    const endsTransaction = frame.readUInt32BE(4) !== 0;
    if (endsTransaction) end = at + frameHeaderSize + pageSize;
  }
  return end;
}

/** What a power cut did to the log. */
export type TailDamage = "none" | "cut" | "torn";

/**
 * Damages what a power cut may damage: everything written after the last moment at which somebody outside was told
 * something. What was told had been forced to the disk before, so it stays.
 */
export function damageTail(file: string, told: WalPoint | undefined, random: SeededRandom): TailDamage {
  const log = openExisting(file, "r+");
  if (log === undefined) return "none";
  try {
    const { size } = fstatSync(log);
    const from = walPoint(file)?.salt === told?.salt ? (told?.end ?? headerSize) : headerSize;
    if (size <= from) return "none";
    const at = random.between(from, size - 1);
    if (random.chance(0.5)) {
      ftruncateSync(log, at);
      return "cut";
    }
    const torn = Buffer.from(Array.from({ length: Math.min(size - at, 512) }, () => random.between(0, 255)));
    writeSync(log, torn, 0, torn.length, at);
    return "torn";
  } finally {
    closeSync(log);
  }
}

function openExisting(file: string, flags: "r" | "r+"): number | undefined {
  return existsSync(file) ? openSync(file, flags) : undefined;
}
