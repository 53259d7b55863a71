import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import {
  type NetbaronFileRecord,
  type NetbaronSimulator,
  type NetbaronSimulatorOptions,
  startNetbaronSimulator,
} from "../../src/index.ts";

/** A simulator with a folder of its own and a clock that moves only when told. */
export interface Bench {
  readonly simulator: NetbaronSimulator;
  readonly folder: string;
  /** Moves the clock. */
  pass(milliseconds: number): void;
  /** Looks at the folder, waits until files count as unchanged, looks again. */
  settle(): Promise<void>;
  /** Writes a whole file, settles, and gives what became of it. */
  handOver(name: string, content: string | Uint8Array): Promise<NetbaronFileRecord | undefined>;
  /** Names in the folder or in one below it. */
  names(below?: string): Promise<readonly string[]>;
}

const started: NetbaronSimulator[] = [];
const made: string[] = [];

afterEach(async () => {
  for (const simulator of started.splice(0)) await simulator.close();
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A bench that ends with the test; the folder is polled only by `settle`, unless the options say otherwise. */
export async function bench(options: NetbaronSimulatorOptions = {}): Promise<Bench> {
  const base = await mkdtemp(join(tmpdir(), "netbaron-simulator-"));
  made.push(base);
  const folder = join(base, "drop");
  let nowMs = Date.UTC(2026, 0, 15);
  const simulator = await startNetbaronSimulator({
    dropFolder: folder,
    pollMs: 0,
    now: () => new Date(nowMs),
    ...options,
  });
  started.push(simulator);
  const pass = (milliseconds: number): void => {
    nowMs += milliseconds;
  };
  const settle = async (): Promise<void> => {
    await simulator.poll();
    pass(100);
    await simulator.poll();
  };
  const handOver = async (
    name: string,
    content: string | Uint8Array,
  ): Promise<NetbaronFileRecord | undefined> => {
    await writeFile(join(folder, name), content);
    await settle();
    return simulator.probe.files().findLast((file) => file.name === name);
  };
  const names = async (below = ""): Promise<readonly string[]> => (await readdir(join(folder, below))).sort();
  return { simulator, folder, pass, settle, handOver, names };
}
