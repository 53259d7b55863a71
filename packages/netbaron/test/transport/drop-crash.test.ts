import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Drop } from "../../src/transport/drop.ts";
import type { DropFile } from "../../src/transport/drop-sight.ts";
import type { FilePlace, FileSession, FileStore } from "../../src/transport/file-store.ts";
import { FolderStore } from "../../src/transport/folder-store.ts";
import { temporaryDrop } from "../support/temporary-folder.ts";

/** Ends every session at one chosen operation: before it, half-way through a write, or right after it. */
class CrashingStore implements FileStore {
  readonly #inner: FolderStore;
  readonly #half: (place: FilePlace, bytes: Uint8Array) => void;
  readonly #at: number;
  readonly #when: "before" | "half" | "after";
  #count = 0;

  constructor(path: string, at: number, when: "before" | "half" | "after") {
    this.#inner = new FolderStore({ path, fileMode: 0o640 });
    this.#at = at;
    this.#when = when;
    this.#half = ({ folder, name }, bytes) =>
      writeFileSync(join(path, folder, name), bytes.subarray(0, bytes.length / 2));
  }

  /** Whether the chosen operation was reached. */
  get crashed(): boolean {
    return this.#count > this.#at;
  }

  use<T>(signal: AbortSignal | undefined, work: (session: FileSession) => Promise<T>): Promise<T> {
    const step = async <R>(act: () => Promise<R>, half?: () => void): Promise<R> => {
      const mine = this.#count === this.#at;
      this.#count += 1;
      if (mine && this.#when === "half") half?.();
      if (mine && this.#when !== "after") throw new Error("crash");
      const result = await act();
      if (mine) throw new Error("crash");
      return result;
    };
    return this.#inner.use(signal, (inner) =>
      work({
        read: (place) => step(() => inner.read(place)),
        list: (folder) => step(() => inner.list(folder)),
        write: (place, bytes) =>
          step(
            () => inner.write(place, bytes),
            () => this.#half(place, bytes),
          ),
        move: (from, to) => step(() => inner.move(from, to)),
        hasFolder: (folder) => step(() => inner.hasFolder(folder)),
        makeFolder: (folder) => step(() => inner.makeFolder(folder)),
      }),
    );
  }
}

const file: DropFile = {
  name: "CCA3REAFV7P1A80_1001_0123456789abcdef.csv",
  key: "CCA3REAFV7P1A80",
  bytes: Buffer.from("Tili;Veroton summa\n3000;1.00\n", "utf8"),
  totals: {},
};
const layout = {
  inbox: "in",
  archive: "done",
  rejected: "refused",
  reasonEnding: ".why",
  control: "control",
};
const moments = Array.from({ length: 14 }, (_, at) => at).flatMap((at) =>
  (["before", "half", "after"] as const).flatMap((when) =>
    (["stays", "archives", "removes"] as const).map((importer) => [at, when, importer] as const),
  ),
);

/** Takes what is there, and tells how many whole files it has seen. */
function takeAll(path: string, importer: "stays" | "archives" | "removes"): number {
  const names = readdirSync(join(path, "in")).filter((name) => !name.startsWith("."));
  for (const name of names) {
    expect(Buffer.compare(readFileSync(join(path, "in", name)), file.bytes)).toBe(0);
    if (importer === "archives") renameSync(join(path, "in", name), join(path, "done", name));
    if (importer === "removes") rmSync(join(path, "in", name));
  }
  return names.length;
}

test.each(moments)(
  "a crash at operation %i (%s it), the import %s: imported exactly once",
  async (at, when, importer) => {
    const { path, remove } = temporaryDrop();
    const store = new CrashingStore(path, at, when);
    const first = await new Drop(store, layout).handOver(file);
    // A crash leaves nothing in memory: what follows only sees the folder.
    let taken = takeAll(path, importer);
    const drop = new Drop(new FolderStore({ path, fileMode: 0o640 }), layout);
    const seen = await drop.look(file);
    expect(["absent", "present"]).toContain(seen.type);
    if (first.type === "present") expect(seen.type).toBe("present");
    if (first.type === "notSent") expect(seen.type).toBe("absent");
    if (seen.type === "absent")
      expect(await drop.handOver(file)).toEqual({ type: "present", place: "inbox" });
    if (importer !== "stays" || taken === 0) taken += takeAll(path, importer);
    expect(taken).toBe(1);
    expect((await drop.look(file)).type).toBe("present");
    expect(first.type === "present").toBe(!store.crashed);
    remove();
  },
);
