import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Drop } from "../../src/transport/drop.ts";
import type { DropFile } from "../../src/transport/drop-sight.ts";
import { FolderStore } from "../../src/transport/folder-store.ts";
import { FaultyStore } from "../support/faulty-store.ts";
import { temporaryDrop } from "../support/temporary-folder.ts";

const key = "CCA3REAFV7P1A80";
const fileOf = (text: string, name = `${key}_${text}.csv`): DropFile => ({
  name,
  key,
  bytes: Buffer.from(text, "utf8"),
  totals: { rows: "3", debit: "2990.00", credit: "-2990.00" },
});
const first = fileOf("first");
const second = fileOf("second");

let folder: ReturnType<typeof temporaryDrop>;
let store: FaultyStore;
let drop: Drop;

beforeEach(() => {
  folder = temporaryDrop();
  store = new FaultyStore(new FolderStore({ path: folder.path, fileMode: 0o640 }));
  drop = new Drop(store, {
    inbox: "in",
    archive: "done",
    rejected: "refused",
    reasonEnding: ".why.txt",
    control: "control",
  });
});
afterEach(() => folder.remove());

const at = (...path: readonly string[]): string => join(folder.path, ...path);
const control = () => JSON.parse(readFileSync(at("control", `${key}.json`), "utf8"));

describe("a hand-over", () => {
  test("leaves one file with its content, its permissions and its control totals", async () => {
    expect(await drop.handOver(first)).toEqual({ type: "present", place: "inbox" });
    expect(readdirSync(at("in"))).toEqual([first.name]);
    expect(readFileSync(at("in", first.name), "utf8")).toBe("first");
    expect(statSync(at("in", first.name)).mode & 0o777).toBe(0o640);
    expect(control()).toEqual({
      file: first.name,
      sha256: "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e",
      bytes: 5,
      totals: { rows: "3", debit: "2990.00", credit: "-2990.00" },
      supersedes: [],
    });
  });

  test("the same content again counts and writes nothing", async () => {
    await drop.handOver(first);
    const before = statSync(at("in", first.name)).mtimeMs;
    expect(await drop.handOver(first)).toEqual({ type: "present", place: "inbox" });
    expect(statSync(at("in", first.name)).mtimeMs).toBe(before);
    expect(store.moves).toBe(1);
  });

  test("another content under the same name is never replaced", async () => {
    writeFileSync(at("in", first.name), "theirs");
    expect(await drop.handOver(first)).toMatchObject({
      type: "taken",
      problem: { code: "ACC_REFUSED_NUMBER_TAKEN" },
    });
    expect(readFileSync(at("in", first.name), "utf8")).toBe("theirs");
  });

  test.each(["in", "done"])("another version stands in the way while the first is in %s", async (where) => {
    await drop.handOver(first);
    if (where === "done") renameSync(at("in", first.name), at("done", first.name));
    expect((await drop.handOver(second)).type).toBe("taken");
    expect((await drop.look(second)).type).toBe("taken");
    expect(existsSync(at("in", second.name))).toBe(false);
  });

  test("another version stands in the way of what the import has taken away", async () => {
    await drop.handOver(first);
    rmSync(at("in", first.name));
    expect((await drop.handOver(second)).type).toBe("taken");
  });

  test("a refused version is superseded by name; its reason is kept", async () => {
    await drop.handOver(first);
    renameSync(at("in", first.name), at("refused", first.name));
    writeFileSync(at("refused", `${first.name}.why.txt`), "row 2: no such account");
    expect(await drop.look(first)).toEqual({ type: "rejected", reason: "row 2: no such account" });
    expect((await drop.handOver(first)).type).toBe("rejected");
    expect(await drop.handOver(second)).toEqual({ type: "present", place: "inbox" });
    expect(control()).toMatchObject({ file: second.name, supersedes: [first.name] });
  });

  test("the control file of another program makes nothing certain", async () => {
    mkdirSync(at("control"));
    writeFileSync(at("control", `${key}.json`), "{");
    expect((await drop.handOver(first)).type).toBe("notSent");
    expect((await drop.look(first)).type).toBe("unclear");
    expect(readdirSync(at("in"))).toEqual([]);
  });
});

describe("a crash", () => {
  test("before the file gets its name: unknown, then absent, then handed over once", async () => {
    store.arm("loseMove", "write");
    expect((await drop.handOver(first)).type).toBe("unknown");
    expect(await drop.look(first)).toEqual({ type: "absent" });
    expect(await drop.handOver(first)).toEqual({ type: "present", place: "inbox" });
    expect(readdirSync(at("in"))).toEqual([first.name]);
  });

  test("after the file got its name: unknown, then found", async () => {
    store.arm("moveLoseAnswer", "write");
    expect((await drop.handOver(first)).type).toBe("unknown");
    expect(await drop.look(first)).toEqual({ type: "present", place: "inbox" });
  });

  test("after the file got its name, and the import has taken it since: found all the same", async () => {
    store.arm("moveLoseAnswer", "write");
    await drop.handOver(first);
    rmSync(at("in", first.name));
    expect(await drop.look(first)).toEqual({ type: "present", place: "gone" });
    expect((await drop.handOver(first)).type).toBe("present");
    expect(readdirSync(at("in"))).toEqual([]);
  });

  test("half a file under the hidden name is written anew", async () => {
    writeFileSync(at("in", `.${first.name}.part`), "fi");
    expect(await drop.look(first)).toEqual({ type: "absent" });
    await drop.handOver(first);
    expect(readFileSync(at("in", first.name), "utf8")).toBe("first");
  });
});

describe("a drop that cannot be used", () => {
  test.each(["in", "done"])(
    "without its folder %s nothing is sent and nothing is absent",
    async (missing) => {
      rmSync(at(missing), { recursive: true });
      expect((await drop.handOver(first)).type).toBe("notSent");
      expect((await drop.look(first)).type).toBe("unclear");
      expect(existsSync(at("control"))).toBe(false);
    },
  );

  test("without the folder at all, an operator is told", async () => {
    folder.remove();
    expect(await drop.handOver(first)).toMatchObject({
      type: "notSent",
      problem: { code: "ACC_NOT_SENT_UNREACHABLE" },
    });
    expect(await drop.probe()).toMatchObject({ code: "ACC_NOT_SENT_UNREACHABLE" });
  });

  test("symbolic links are not followed", async () => {
    const outside = at("outside.txt");
    writeFileSync(outside, "mine");
    symlinkSync(outside, at("in", `.${first.name}.part`));
    expect((await drop.handOver(first)).type).toBe("notSent");
    expect(readFileSync(outside, "utf8")).toBe("mine");
  });

  test.each(["../up.csv", "a/b.csv", "..", "", "a\\b", ".hidden/../x", "a\u0000b"])(
    "the name %j goes nowhere",
    async (name) => {
      const before = readdirSync(folder.path);
      const outcome = await drop.handOver(fileOf("x", name));
      expect(outcome.type).toBe("notSent");
      expect(readdirSync(folder.path)).toEqual(before);
      expect(existsSync(at("..", "up.csv"))).toBe(false);
      const safe = new FolderStore({ path: folder.path, fileMode: 0o640 });
      await expect(safe.read({ folder: "in", name })).rejects.toMatchObject({ code: "ACC_BUG_INVARIANT" });
      await expect(safe.read({ folder: "..", name: "x" })).rejects.toMatchObject({
        code: "ACC_BUG_INVARIANT",
      });
    },
  );

  test("a cancelled hand-over is not sent", async () => {
    const aborted = AbortSignal.abort();
    expect(await drop.handOver(first, aborted)).toMatchObject({
      type: "notSent",
      problem: { code: "ACC_NOT_SENT_CANCELLED" },
    });
    expect((await drop.look(first, aborted)).type).toBe("unclear");
    expect(readdirSync(at("in"))).toEqual([]);
  });
});

test("an archive is read in the order of names", async () => {
  writeFileSync(at("done", "b.csv"), "b");
  writeFileSync(at("done", "a.csv"), "a");
  writeFileSync(at("done", "c.xml"), "c");
  expect((await drop.readArchive(".csv")).map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
    ["a.csv", "a"],
    ["b.csv", "b"],
  ]);
});
