import { mkdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { FaultPlan } from "../../kernel/fault-plan.ts";
import type { Tenant } from "../book/tenant.ts";
import { NetbaronFailure, type Refusal } from "../failure.ts";
import { bookInvoiceFile } from "../finvoice/book-invoice.ts";
import type { NetbaronFileFault } from "../netbaron-fault.ts";
import type { NetbaronReadings } from "../readings.ts";
import { bookReceiptFile } from "../receipt-file/book-receipt-file.ts";
import type { FileRecord } from "./file-record.ts";
import { type FileLook, lookAt, offeredFiles, orNothing, sameLook } from "./ready-files.ts";
import { storeFile } from "./store-file.ts";
import { systemErrorCode } from "./system-error.ts";

/** What one organisation's folder is watched with. */
export interface DropFolderParts {
  readonly path: string;
  readonly tenant: Tenant;
  readonly readings: NetbaronReadings;
  readonly faults: FaultPlan<NetbaronFileFault>;
  readonly now: () => Date;
  /** How long a file must not have changed before it is taken, in milliseconds. */
  readonly stableMs: number;
  readonly note: (record: Omit<FileRecord, "order" | "organisationId">) => void;
}

interface Watched {
  readonly look: FileLook;
  readonly sinceMs: number;
  /** Set once the file was ready: the fault drawn for it, and the moment it may be taken. */
  readonly turn?: { readonly fault: NetbaronFileFault | undefined; readonly fromMs: number };
  /** Taken already but impossible to move: left alone until it changes. */
  readonly done?: boolean;
}

interface Booking {
  readonly receipts: readonly string[];
  readonly reasons: readonly Refusal[] | undefined;
}

const LARGEST_FILE = 16 * 1024 * 1024;
const REFUSED_BY_FAULT: Refusal = { code: "fault", text: "Rejected by the operator" };

/** One organisation's hand-over folder: takes complete files, books or rejects each as a whole, moves it away. */
export class DropFolder {
  readonly #parts: DropFolderParts;
  #watched: ReadonlyMap<string, Watched> = new Map();

  constructor(parts: DropFolderParts) {
    this.#parts = parts;
  }

  /** Makes the folder and the two for what was taken, where they are missing. */
  async prepare(): Promise<void> {
    for (const shelf of ["booked", "rejected"])
      await mkdir(join(this.#parts.path, shelf), { recursive: true });
  }

  /** Looks at the folder once and takes what is ready. */
  async poll(): Promise<void> {
    const looks = await offeredFiles(this.#parts.path);
    const next = new Map<string, Watched>();
    for (const look of looks) {
      const watched = await this.#consider(look);
      if (watched !== undefined) next.set(look.name, watched);
    }
    this.#watched = next;
  }

  async #consider(look: FileLook): Promise<Watched | undefined> {
    const nowMs = this.#parts.now().getTime();
    const before = this.#watched.get(look.name);
    const known = before !== undefined && sameLook(look, before.look) ? before : undefined;
    const atOnce = this.#parts.readings.unfinishedFile === "takeAtOnce";
    if (known === undefined && !atOnce) return { look, sinceMs: nowMs };
    const watched: Watched = known ?? { look, sinceMs: nowMs };
    if (watched.done === true) return watched;
    if (!atOnce && nowMs - watched.sinceMs < this.#parts.stableMs) return watched;
    const turn = watched.turn ?? this.#draw(look, nowMs);
    if (nowMs < turn.fromMs) return { ...watched, turn };
    return this.#take(watched, turn.fault);
  }

  #draw(look: FileLook, nowMs: number): NonNullable<Watched["turn"]> {
    const fault = this.#parts.faults.next("", kindOf(look));
    return { fault, fromMs: fault?.kind === "pickUpLate" ? nowMs + fault.afterMs : nowMs };
  }

  async #take(watched: Watched, fault: NetbaronFileFault | undefined): Promise<Watched | undefined> {
    const { look } = watched;
    const { path, note } = this.#parts;
    const bytes = look.size > LARGEST_FILE ? undefined : await orNothing(readFile(join(path, look.name)));
    const after = await lookAt(path, look.name);
    // It changed while it was read: somebody still writes, so it starts anew.
    if (!sameLook(look, after)) return undefined;
    const booking = this.#book(look, bytes, fault);
    const { reasons } = booking;
    const base = {
      name: look.name,
      outcome: outcomeOf(booking, fault),
      receipts: booking.receipts,
      reasons: reasons ?? [],
      ...(fault === undefined ? {} : { fault: fault.kind }),
    };
    if (fault?.kind === "bookedNotMoved") {
      note(base);
      return undefined;
    }
    const storedAs = await this.#store(look.name, reasons);
    note(storedAs === undefined ? base : { ...base, storedAs });
    return storedAs === undefined ? { ...watched, done: true } : undefined;
  }

  #book(look: FileLook, bytes: Uint8Array | undefined, fault: NetbaronFileFault | undefined): Booking {
    if (fault?.kind === "rejectFile") return { receipts: [], reasons: [REFUSED_BY_FAULT] };
    if (fault?.kind === "movedNotBooked") return { receipts: [], reasons: undefined };
    if (bytes === undefined)
      return { receipts: [], reasons: [{ code: "fileTooLarge", text: "The file is larger than 16 MiB" }] };
    const { tenant, readings, now } = this.#parts;
    const book = tenant.book();
    const intake = {
      company: tenant.company,
      readings,
      book,
      now: now().toISOString(),
      file: look.name,
    };
    try {
      const next = kindOf(look) === "csv" ? bookReceiptFile(intake, bytes) : bookInvoiceFile(intake, bytes);
      tenant.write(next);
      const receipts = next.receipts.slice(book.receipts.length).map(({ number }) => number);
      return { receipts, reasons: undefined };
    } catch (error) {
      if (!(error instanceof NetbaronFailure)) throw error;
      return { receipts: [], reasons: error.refusals };
    }
  }

  async #store(name: string, reasons: readonly Refusal[] | undefined): Promise<string | undefined> {
    try {
      return await storeFile(this.#parts.path, name, reasons);
    } catch (error) {
      // The folder cannot be written now; the record without a place shows it, and the file is not taken twice.
      if (systemErrorCode(error) !== undefined) return undefined;
      throw error;
    }
  }
}

function kindOf({ name }: FileLook): "csv" | "xml" {
  return extname(name).toLowerCase() === ".csv" ? "csv" : "xml";
}

function outcomeOf(booking: Booking, fault: NetbaronFileFault | undefined): FileRecord["outcome"] {
  if (booking.reasons !== undefined) return "rejected";
  return fault?.kind === "movedNotBooked" ? "notBooked" : "booked";
}
