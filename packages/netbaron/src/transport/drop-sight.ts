import { type Problem, problem } from "@confirma-connect/core";
import { type ControlFile, readControlFile } from "./control-file.ts";
import type { FileSession } from "./file-store.ts";

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

/** Where a file stands, with the control file of its document. */
export interface Standing {
  readonly whereabouts: Whereabouts;
  readonly control: ControlFile | undefined;
}

/** Hidden name of a file that is still being written. */
export const partOf = (name: string): string => `.${name}.part`;
/** Tells whether two contents are the same. */
export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;
const takenBy = (message: string): Whereabouts => ({
  type: "taken",
  problem: problem("ACC_REFUSED_NUMBER_TAKEN", { message }),
});
/** Nothing can be said. */
export const unclear = (message: string): Whereabouts => ({
  type: "unclear",
  problem: problem("ACC_UNKNOWN_UNCLEAR", { message }),
});

const longestReason = 4_000;

/** Name of a document's control file. */
export const controlName = (key: string): string => `${key}.json`;

/** Looks around in a drop: where a file stands, and what stands in its way. Writes nothing. */
export class DropSight {
  readonly #layout: DropLayout;

  constructor(layout: DropLayout) {
    this.#layout = layout;
  }

  /** Where a file stands, with the control file of its document. */
  async standing(session: FileSession, file: DropFile): Promise<Standing> {
    // First the inbox: where that cannot be read, nothing at all can be said.
    const place = await this.#placeOf(session, file.name, file.bytes);
    if (place !== "absent") return { whereabouts: place, control: undefined };
    const control = await this.#control(session, file.key);
    const begun = await session.read({ folder: this.#layout.inbox, name: partOf(file.name) });
    if (control === "unreadable") {
      // Half a control file of our own: it is written while the hidden file is still there.
      const whereabouts: Whereabouts =
        begun === undefined
          ? unclear("the control file of this document cannot be read")
          : { type: "absent" };
      return { whereabouts, control: undefined };
    }
    if (control === undefined) return { whereabouts: { type: "absent" }, control };
    if (control.file !== file.name) return { whereabouts: await this.#older(session, control.file), control };
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
