import { appendFileSync, existsSync } from "node:fs";
import {
  appendFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  unlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { demoNetbaronCompany, type NetbaronFault } from "../../src/index.ts";
import { bench } from "./hand-over.ts";
import { example, fileOf, inAll } from "./receipt-text.ts";

const text = fileOf(example);
const half = text.slice(0, Math.floor(text.length / 2));

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !condition(); round += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

test("a file written slowly under a temporary name and renamed is booked once", async () => {
  const { simulator, folder, settle } = await bench();
  const temporary = join(folder, ".a.csv.part");
  for (const part of [half, text.slice(half.length)]) {
    await appendFile(temporary, part);
    await settle();
    expect(simulator.probe.files()).toEqual([]);
  }
  await rename(temporary, join(folder, "a.csv"));
  await settle();
  await settle();
  expect(simulator.probe.files()).toMatchObject([{ order: 1, name: "a.csv", outcome: "booked" }]);
  expect(simulator.probe.books().receipts).toHaveLength(1);
});

test("the watcher's own timer does the same", async () => {
  const { simulator, folder, names } = await bench({ pollMs: 5, stableMs: 20, now: () => new Date() });
  const file = await open(join(folder, "a.csv.tmp"), "w");
  await file.writeFile(half);
  await new Promise((resolve) => setTimeout(resolve, 60));
  await file.writeFile(text.slice(half.length));
  await file.sync();
  await file.close();
  await rename(join(folder, "a.csv.tmp"), join(folder, "a.csv"));
  await until(() => simulator.probe.files().length > 0);
  expect(simulator.probe.files()).toMatchObject([{ name: "a.csv", outcome: "booked" }]);
  expect(await names("booked")).toEqual(["a.csv"]);
  expect(simulator.probe.watcherProblem).toBeUndefined();
});

test("a partial file written in place is not taken before it is stable", async () => {
  const { simulator, folder, pass, settle } = await bench();
  await writeFile(join(folder, "a.csv"), half);
  await simulator.poll();
  pass(99);
  await simulator.poll();
  await appendFile(join(folder, "a.csv"), text.slice(half.length));
  pass(99);
  await simulator.poll();
  expect(simulator.probe.files()).toEqual([]);
  await settle();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "booked", receipts: ["1001"] }]);
});

test("reading takeAtOnce: a partial file is taken, and rejected because its rows do not make zero", async () => {
  const { simulator, folder } = await bench({ readings: { unfinishedFile: "takeAtOnce" } });
  const upToRow = text.split("\n").slice(0, 3).join("\n");
  await writeFile(join(folder, "a.csv"), upToRow);
  await simulator.poll();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "rejected", reasons: [{ code: "unbalanced" }] }]);
  await writeFile(join(folder, "b.csv"), half);
  await simulator.poll();
  expect(simulator.probe.files()[1]).toMatchObject({ outcome: "rejected" });
  expect(simulator.probe.books().receipts).toEqual([]);
});

test("a file that is replaced by another under its name starts anew", async () => {
  const { simulator, folder, pass, settle } = await bench();
  await writeFile(join(folder, "a.csv"), half);
  await simulator.poll();
  pass(200);
  await writeFile(join(folder, "a.csv.tmp"), text);
  await rename(join(folder, "a.csv.tmp"), join(folder, "a.csv"));
  await simulator.poll();
  expect(simulator.probe.files()).toEqual([]);
  await settle();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "booked" }]);
});

test("a file that is replaced by one of the same size and age starts anew", async () => {
  const { simulator, folder, pass, settle } = await bench();
  const path = join(folder, "a.csv");
  for (const [name, content] of [
    ["a.csv", text],
    ["a.csv.tmp", text.replaceAll("1001", "1002")],
  ] as const) {
    await writeFile(join(folder, name), content);
    await utimes(join(folder, name), 1_700_000_000, 1_700_000_000);
    if (name === "a.csv") await simulator.poll();
  }
  await rename(join(folder, "a.csv.tmp"), path);
  pass(200);
  await simulator.poll();
  expect(simulator.probe.files()).toEqual([]);
  await settle();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "booked", receipts: ["1002"] }]);
});

test("a file that changes between the look and the reading is left for the next look", async () => {
  let meanwhile: () => void = () => undefined;
  const { simulator, folder } = await bench({
    readings: { unfinishedFile: "takeAtOnce" },
    now: () => {
      meanwhile();
      return new Date(0);
    },
  });
  const path = join(folder, "a.csv");
  await writeFile(path, text);
  meanwhile = () => appendFileSync(path, "\n");
  await simulator.poll();
  expect(simulator.probe.files()).toEqual([]);
  meanwhile = () => undefined;
  await writeFile(path, text);
  await simulator.poll();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "booked" }]);
});

test("without a waiting time a file must still look the same twice", async () => {
  const { simulator, folder } = await bench({ stableMs: 0 });
  await writeFile(join(folder, "a.csv"), half);
  await simulator.poll();
  await writeFile(join(folder, "a.csv"), text);
  await simulator.poll();
  expect(simulator.probe.files()).toEqual([]);
  await simulator.poll();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "booked" }]);
});

test.each(["a.csv.tmp", ".a.csv", "~a.csv", "a.csv.part", "a.txt", "csv", "a.csv~"])(
  "%s is left alone",
  async (name) => {
    const { simulator, handOver, names } = await bench();
    expect(await handOver(name, text)).toBeUndefined();
    expect(await names()).toContain(name);
    expect(simulator.probe.books().receipts).toEqual([]);
  },
);

test("folders and links are left alone, whatever they are called", async () => {
  const { simulator, folder, settle } = await bench();
  await mkdir(join(folder, "a.csv"));
  await writeFile(join(folder, "target.txt"), text);
  await symlink(join(folder, "target.txt"), join(folder, "b.csv"));
  await settle();
  expect(simulator.probe.files()).toEqual([]);
});

test("the ending may be in capitals", async () => {
  const { handOver } = await bench();
  expect(await handOver("A.CSV", text)).toMatchObject({ outcome: "booked" });
});

test("a rejected file lies beside its reasons, without its texts", async () => {
  const { folder, handOver, names } = await bench();
  await handOver("a.csv", text.replaceAll("1701", "1799").replaceAll('"1763"', '"Maija Mallikas"'));
  expect(await names("rejected")).toEqual(["a.csv", "a.csv.reason.json"]);
  const reason = await readFile(join(folder, "rejected", "a.csv.reason.json"), "utf8");
  expect(JSON.parse(reason)).toEqual({
    file: "a.csv",
    reasons: [
      {
        code: "accountUnknown",
        text: "The account is not in the chart or not in use",
        column: "Tili",
        row: 2,
      },
    ],
  });
});

test("files of one name do not overwrite each other", async () => {
  const { handOver, names } = await bench();
  await handOver("a.csv", text);
  await handOver("a.csv", fileOf(inAll(example, { Tositenumero: "1002" })));
  await handOver("a.csv", text);
  expect(await names("booked")).toEqual(["a.2.csv", "a.csv"]);
  expect(await names("rejected")).toEqual(["a.csv", "a.csv.reason.json"]);
});

test("a file above 16 MiB is rejected unread", async () => {
  const { handOver } = await bench();
  expect(await handOver("a.csv", Buffer.alloc(16 * 1024 * 1024 + 1, 0x20))).toMatchObject({
    reasons: [{ code: "fileTooLarge" }],
  });
});

test("a late pick-up leaves the file where it is", async () => {
  const { simulator, pass, handOver, names } = await bench();
  simulator.arm({ kind: "pickUpLate", afterMs: 5000 });
  expect(await handOver("a.csv", text)).toBeUndefined();
  pass(4999);
  await simulator.poll();
  expect(await names()).toContain("a.csv");
  pass(1);
  await simulator.poll();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "booked", fault: "pickUpLate" }]);
});

test("a crash between booking and moving: picked up twice, booked once, the file ends in rejected", async () => {
  const { simulator, handOver, settle, names } = await bench();
  simulator.arm({ kind: "bookedNotMoved", when: { resource: "csv" } });
  expect(await handOver("a.csv", text)).toMatchObject({ outcome: "booked", fault: "bookedNotMoved" });
  expect(await names()).toContain("a.csv");
  await settle();
  expect(simulator.probe.files()).toMatchObject([
    { order: 1, outcome: "booked" },
    { order: 2, outcome: "rejected", reasons: [{ code: "duplicate" }], storedAs: "rejected/a.csv" },
  ]);
  expect(simulator.probe.books().balances["1701"]).toBe(299_000);
});

test("the same crash where duplicates are not seen: booked twice", async () => {
  const { simulator, handOver, settle } = await bench({ readings: { duplicateReceipt: "bookAgain" } });
  simulator.arm({ kind: "bookedNotMoved" });
  await handOver("a.csv", text);
  await settle();
  expect(simulator.probe.books().balances["1701"]).toBe(598_000);
});

test.each<[NetbaronFault, string, string]>([
  [{ kind: "rejectFile" }, "rejected", "rejected/a.csv"],
  [{ kind: "movedNotBooked" }, "notBooked", "booked/a.csv"],
])("%j books nothing", async (fault, outcome, storedAs) => {
  const { simulator, handOver } = await bench();
  simulator.arm(fault);
  expect(await handOver("a.csv", text)).toMatchObject({ outcome, storedAs, fault: fault.kind });
  expect(simulator.probe.books().receipts).toEqual([]);
  expect(await handOver("b.csv", text)).toMatchObject({ outcome: "booked" });
});

test("a fault may wait for the second file of a kind", async () => {
  const { simulator, handOver } = await bench();
  simulator.arm({ kind: "rejectFile", when: { resource: "csv", nth: 2 } });
  await handOver("x.xml", "<Finvoice/>");
  expect(await handOver("a.csv", text)).toMatchObject({ outcome: "booked" });
  expect(await handOver("b.csv", text)).toMatchObject({ reasons: [{ code: "fault" }] });
});

test("a missing folder: writes fail for real, and what was there comes back", async () => {
  const { simulator, folder, settle } = await bench();
  await writeFile(join(folder, "a.csv"), text);
  simulator.arm({ kind: "folderMissing", forMs: 60_000 });
  await expect(writeFile(join(folder, "b.csv"), text)).rejects.toMatchObject({ code: "ENOENT" });
  await settle();
  expect(simulator.probe.files()).toEqual([]);
  simulator.disarm();
  await settle();
  expect(simulator.probe.files()).toMatchObject([{ name: "a.csv", outcome: "booked" }]);
});

test("a folder made anew while it was missing keeps its files", async () => {
  const { simulator, folder, settle } = await bench();
  simulator.arm({ kind: "folderMissing", forMs: 20 });
  await mkdir(folder);
  await writeFile(join(folder, "a.csv"), text);
  await until(() => existsSync(join(folder, "booked")));
  await settle();
  expect(simulator.probe.files()).toMatchObject([{ name: "a.csv", outcome: "booked" }]);
});

test("folders that were made anew inside it are put together with what was there", async () => {
  const { simulator, folder, settle } = await bench();
  await mkdir(join(folder, "control"), { recursive: true });
  await writeFile(join(folder, "control", "old.json"), "{}");
  simulator.arm({ kind: "folderMissing", forMs: 60_000 });
  await mkdir(join(folder, "control"), { recursive: true });
  await writeFile(join(folder, "control", "new.json"), "{}");
  simulator.disarm();
  await settle();
  expect((await readdir(join(folder, "control"))).sort()).toEqual(["new.json", "old.json"]);
});

test("a read-only folder has no write permission, and gets it back", async () => {
  const { simulator, folder, handOver } = await bench();
  const mode = async (): Promise<number> => (await stat(folder)).mode & 0o222;
  const before = await mode();
  simulator.arm({ kind: "folderReadOnly", forMs: 60_000 });
  expect(await mode()).toBe(0);
  simulator.disarm();
  expect(await mode()).toBe(before);
  expect(await handOver("a.csv", text)).toMatchObject({ outcome: "booked" });
});

test("a full folder takes nothing and tells a writer ENOSPC", async () => {
  const { simulator, handOver, settle } = await bench();
  expect(simulator.dropFolderWriteError()).toBeUndefined();
  simulator.arm({ kind: "folderFull", forMs: 60_000 });
  expect(simulator.dropFolderWriteError()).toMatchObject({ code: "ENOSPC" });
  expect(await handOver("a.csv", text)).toBeUndefined();
  simulator.disarm();
  await settle();
  expect(simulator.dropFolderWriteError()).toBeUndefined();
  expect(simulator.probe.files()).toMatchObject([{ outcome: "booked" }]);
});

test("a file that cannot be moved is not taken again until it changes", async () => {
  const { simulator, folder, handOver, settle } = await bench();
  await rename(join(folder, "booked"), join(folder, "shelf"));
  await writeFile(join(folder, "booked"), "in the way");
  expect((await handOver("a.csv", text))?.storedAs).toBeUndefined();
  await settle();
  expect(simulator.probe.files()).toHaveLength(1);
  await unlink(join(folder, "booked"));
  await rename(join(folder, "shelf"), join(folder, "booked"));
  await writeFile(join(folder, "a.csv"), fileOf(inAll(example, { Tositenumero: "1002" })));
  await settle();
  expect(simulator.probe.files()[1]).toMatchObject({ receipts: ["1002"], storedAs: "booked/a.csv" });
});

test("each organisation has a folder and books of its own", async () => {
  const first = demoNetbaronCompany({ folder: "first" });
  const second = demoNetbaronCompany({ organisationId: "1002", folder: "second" });
  const { simulator, handOver } = await bench({ companies: [first, second] });
  expect(await handOver("second/a.csv", text)).toBeUndefined();
  expect(simulator.probe.files()).toMatchObject([
    { organisationId: "1002", name: "a.csv", outcome: "booked" },
  ]);
  expect(simulator.probe.books().receipts).toEqual([]);
  expect(simulator.probe.books("1002").receipts).toHaveLength(1);
  await expect(bench({ companies: [first, { ...second, folder: "first" }] })).rejects.toThrow("share");
});
