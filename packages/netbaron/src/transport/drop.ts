import { type Problem, problem } from "@confirma-connect/core";
import { type ControlFile, controlFileOf, readControlFile, writeControlFile } from "./control-file.ts";
import { type FilePlace, type FileSession, type FileStore, StoreClosedError } from "./file-store.ts";

/** Folders of a drop, each a plain name beside the others. */
export interface DropLayout {
  /** Where the import takes files from. */
  readonly inbox: string;
  /** Where the import leaves files that it has taken; undefined: it removes them, or there is no such rule. */
  readonly archive: string | undefined;
  /** Where the import leaves files that it refused. */
  readonly rejected: string | undefined;
  /** Ending of the file beside a refused one that says why. */
  readonly reasonEnding: string;
  /** Ours: control totals and notes of what was begun. */
  readonly control: string;
}

/** One file to hand over. */
export interface DropFile {
  /** Our key and the content's hash are part of it. */
  readonly name: string;
  readonly key: string;
  readonly bytes: Uint8Array;
  /** Control totals by name. */
  readonly totals: Readonly<Record<string, string>>;
}

/** Where a file of ours stands. */
export type Whereabouts =
  /** `gone`: it was handed over, and the import has taken it away. */
  | { readonly type: "present"; readonly place: "inbox" | "archive" | "gone" }
  /** `reason`: what the import wrote beside it. */
  | { readonly type: "rejected"; readonly reason: string | undefined }
  /** Never handed over: nothing of it can appear any more. */
  | { readonly type: "absent" }
  | { readonly type: "taken"; readonly problem: Problem }
  | { readonly type: "unclear"; readonly problem: Problem };

/** What became of a hand-over. */
export type HandOver =
  | Extract<Whereabouts, { readonly type: "present" | "rejected" | "taken" }>
  | { readonly type: "notSent"; readonly problem: Problem }
  | { readonly type: "unknown"; readonly problem: Problem };

interface Standing {
  readonly whereabouts: Whereabouts;
  readonly control: ControlFile | undefined;
}

const partOf = (name: string): string => `.${name}.part`;
const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;
const takenBy = (message: string): Whereabouts => ({
  type: "taken",
  problem: problem("ACC_REFUSED_NUMBER_TAKEN", { message }),
});
const unclear = (message: string): Whereabouts => ({
  type: "unclear",
  problem: problem("ACC_UNKNOWN_UNCLEAR", { message }),
});

/**
 * Hands files over so that a crash at any moment leaves a state that can be told:
 * 1. the content is written under a hidden name in the inbox and made durable,
 * 2. the control file is written and made durable: the hand-over is begun,
 * 3. the hidden name becomes the final one in one indivisible step: the file is handed over.
 *
 * Control file there and hidden name gone means handed over, even when the import has removed the file since.
 */
export class Drop {
  readonly #store: FileStore;
  readonly #layout: DropLayout;

  constructor(store: FileStore, layout: DropLayout) {
    this.#store = store;
    this.#layout = layout;
  }

  /** Hands a file over once. Same content that is already there counts; another content is never replaced. */
  async handOver(file: DropFile, signal?: AbortSignal): Promise<HandOver> {
    let moving = false;
    try {
      return await this.#store.use(signal, (session) =>
        this.#handOver(session, file, () => {
          moving = signal?.aborted !== true;
          return moving;
        }),
      );
    } catch (error) {
      if (error instanceof StoreClosedError) return { type: "notSent", problem: error.problem };
      if (moving) return { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") };
      const message = "the file could not be prepared in the drop folder; nothing was handed over";
      return { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE", { message }) };
    }
  }

  /** Looks where a file of ours stands. Writes nothing. */
  async look(file: DropFile, signal?: AbortSignal): Promise<Whereabouts> {
    try {
      return await this.#store.use(
        signal,
        async (session) => (await this.#standing(session, file)).whereabouts,
      );
    } catch (error) {
      if (error instanceof StoreClosedError) return { type: "unclear", problem: error.problem };
      return unclear("the drop folder could not be read");
    }
  }

  /** Names and contents of all archived files with an ending; nothing when the drop has no archive. */
  readArchive(ending: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
    const folder = this.#layout.archive;
    if (folder === undefined) return Promise.resolve([]);
    return this.#store.use(undefined, async (session) => {
      const files: { name: string; bytes: Uint8Array }[] = [];
      for (const name of (await session.list(folder)).filter((each) => each.endsWith(ending)).sort()) {
        const bytes = await session.read({ folder, name });
        if (bytes !== undefined) files.push({ name, bytes });
      }
      return files;
    });
  }

  /** Finds out whether the inbox can be used. */
  async probe(): Promise<Problem | undefined> {
    try {
      await this.#store.use(undefined, (session) => session.list(this.#layout.inbox));
      return undefined;
    } catch (error) {
      if (error instanceof StoreClosedError) return error.problem;
      return problem("ACC_NOT_SENT_UNREACHABLE", { message: "the inbox of the drop folder cannot be read" });
    }
  }

  async #handOver(session: FileSession, file: DropFile, mayMove: () => boolean): Promise<HandOver> {
    const { inbox, control: controls } = this.#layout;
    const { whereabouts, control } = await this.#standing(session, file);
    if (whereabouts.type === "unclear") return { type: "notSent", problem: whereabouts.problem };
    if (whereabouts.type !== "absent") return whereabouts;
    const part: FilePlace = { folder: inbox, name: partOf(file.name) };
    await session.write(part, file.bytes);
    await session.makeFolder(controls);
    const older = control === undefined || control.file === file.name ? [] : [control.file];
    const note = controlFileOf(file, [...(control?.supersedes ?? []), ...older]);
    await session.write({ folder: controls, name: controlName(file.key) }, writeControlFile(note));
    if (!mayMove()) return { type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") };
    await session.move(part, { folder: inbox, name: file.name });
    return this.#checkMoved(session, file);
  }

  /** The import may already have taken the file; a file that is there must be ours. */
  async #checkMoved(session: FileSession, file: DropFile): Promise<HandOver> {
    const there = await session.read({ folder: this.#layout.inbox, name: file.name });
    if (there === undefined) return { type: "present", place: "gone" };
    if (sameBytes(there, file.bytes)) return { type: "present", place: "inbox" };
    return { type: "unknown", problem: problem("ACC_ANSWER_DIFFERS") };
  }

  async #standing(session: FileSession, file: DropFile): Promise<Standing> {
    // First the inbox: where that cannot be read, nothing at all can be said.
    const place = await this.#placeOf(session, file.name, file.bytes);
    if (place !== "absent") return { whereabouts: place, control: undefined };
    const control = await this.#control(session, file.key);
    if (control === "unreadable") {
      return { whereabouts: unclear("the control file of this document cannot be read"), control: undefined };
    }
    if (control === undefined) return { whereabouts: { type: "absent" }, control };
    if (control.file !== file.name) return { whereabouts: await this.#older(session, control.file), control };
    const begun = await session.read({ folder: this.#layout.inbox, name: partOf(file.name) });
    return {
      whereabouts: begun === undefined ? { type: "present", place: "gone" } : { type: "absent" },
      control,
    };
  }

  /** An earlier version stands in the way unless it was refused or never handed over. */
  async #older(session: FileSession, name: string): Promise<Whereabouts> {
    const place = await this.#placeOf(session, name, undefined);
    if (place !== "absent" && place.type === "rejected") return { type: "absent" };
    const begun = await session.read({ folder: this.#layout.inbox, name: partOf(name) });
    if (place === "absent" && begun !== undefined) return { type: "absent" };
    return takenBy("another version of this document was handed over before and was not refused");
  }

  async #placeOf(
    session: FileSession,
    name: string,
    bytes: Uint8Array | undefined,
  ): Promise<Whereabouts | "absent"> {
    const { inbox, archive, rejected } = this.#layout;
    for (const [folder, place] of [
      [inbox, "inbox"],
      [archive, "archive"],
    ] as const) {
      const there = folder === undefined ? undefined : await session.read({ folder, name });
      if (there === undefined) continue;
      if (bytes === undefined || sameBytes(there, bytes)) return { type: "present", place };
      return takenBy("a file of this name with another content is in the drop folder");
    }
    if (rejected === undefined) return "absent";
    const refused = await session.read({ folder: rejected, name });
    return refused === undefined ? "absent" : { type: "rejected", reason: await this.#reason(session, name) };
  }

  async #reason(session: FileSession, name: string): Promise<string | undefined> {
    const { rejected, reasonEnding } = this.#layout;
    if (rejected === undefined) return undefined;
    const bytes = await session.read({ folder: rejected, name: `${name}${reasonEnding}` });
    return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8").slice(0, longestReason);
  }

  async #control(session: FileSession, key: string): Promise<ControlFile | "unreadable" | undefined> {
    if (!(await session.hasFolder(this.#layout.control))) return undefined;
    const bytes = await session.read({ folder: this.#layout.control, name: controlName(key) });
    return bytes === undefined ? undefined : (readControlFile(bytes) ?? "unreadable");
  }
}

const longestReason = 4_000;

const controlName = (key: string): string => `${key}.json`;
