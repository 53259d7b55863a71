import { type Problem, problem } from "@confirma-connect/core";
import { controlFileOf, writeControlFile } from "./control-file.ts";
import {
  controlName,
  type DropFile,
  type DropLayout,
  DropSight,
  partOf,
  sameBytes,
  unclear,
  type Whereabouts,
} from "./drop-sight.ts";
import { type FilePlace, type FileSession, type FileStore, StoreClosedError } from "./file-store.ts";

/** What became of a hand-over. */
export type HandOver =
  | Extract<Whereabouts, { readonly type: "present" | "rejected" | "taken" }>
  | { readonly type: "notSent"; readonly problem: Problem }
  | { readonly type: "unknown"; readonly problem: Problem };

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
  readonly #sight: DropSight;

  constructor(store: FileStore, layout: DropLayout) {
    this.#store = store;
    this.#layout = layout;
    this.#sight = new DropSight(layout);
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
        async (session) => (await this.#sight.standing(session, file)).whereabouts,
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
    const { whereabouts, control } = await this.#sight.standing(session, file);
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
}
