import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSqliteStore } from "@confirma-connect/store";
import type { ProgressLine } from "../../command/output/progress-line.ts";
import { compareBooks } from "../book/compare-books.ts";
import { expectedBooks } from "../book/expected-books.ts";
import type { DemoClient } from "../client/demo-client.ts";
import type { DemoGateway } from "../process/demo-gateway.ts";
import { freePort } from "../process/free-port.ts";
import type { AtOnce, DemoScene, FaultCount } from "../scene/demo-scene.ts";
import { Agency } from "./agency.ts";
import type { DemoOptions } from "./demo-options.ts";
import { demoConfig } from "./gateway-config.ts";
import { type PlayResult, play } from "./play.ts";
import { type SettledClient, secondAct } from "./second-act.ts";
import { judgeSettled, type SettledVerdict } from "./settled-verdict.ts";
import { type TallyRow, tally } from "./tally.ts";
import { isSound, judge, type Verdict } from "./verdict.ts";
import { type ClientWork, workOf } from "./workload.ts";

/** What a demo is made with. */
export interface DemoParts {
  readonly options: DemoOptions;
  readonly clients: readonly DemoClient[];
  /** Folder for the configuration and the database. */
  readonly folder: string;
  readonly progress: ProgressLine;
  readonly stopped: AbortSignal;
  openScene(clients: readonly DemoClient[], folder: string): Promise<DemoScene>;
  openGateway(parts: {
    readonly config: string;
    readonly url: string;
    readonly environment: Readonly<Record<string, string>>;
  }): DemoGateway;
}

/** Everything that a demo found out. */
export interface DemoReport extends PlayResult {
  readonly verdict: Verdict;
  readonly rows: readonly TallyRow[];
  readonly faults: readonly FaultCount[];
  /** How often an accounting system could not be reached for a moment. */
  readonly refusals: number;
  readonly atOnce: readonly AtOnce[];
  /** The agency's settlements, one client of each accounting system. */
  readonly settled: readonly SettledClient[];
  readonly settledVerdict: SettledVerdict;
  readonly seconds: number;
}

async function readTally(folder: string, work: readonly ClientWork[], met: readonly FaultCount[]) {
  const store = await openSqliteStore({ file: join(folder, "submissions.sqlite") });
  try {
    return await tally(
      store,
      work.map(({ client }) => client),
      met,
    );
  } finally {
    await store.close();
  }
}

async function perform(parts: DemoParts, scene: DemoScene, work: readonly ClientWork[]): Promise<PlayResult> {
  const { clients, folder, options, progress, stopped } = parts;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = join(folder, "gateway.json");
  await writeFile(config, JSON.stringify(demoConfig(folder, port, { scene, clients }), undefined, 2));
  const gateway = parts.openGateway({ config, url, environment: scene.environment });
  try {
    const agency = new Agency(url);
    return await play({ scene, gateway, agency, work, progress, stopped, seed: options.seed });
  } finally {
    await gateway.stop();
  }
}

/** The first client of every accounting system. */
const oneOfEachSystem = (work: readonly ClientWork[]): readonly ClientWork[] =>
  work.filter(
    (each, index) => work.findIndex(({ client }) => client.system === each.client.system) === index,
  );

/** Plays a whole demo and judges it by the simulator's books. */
export async function runDemo(parts: DemoParts): Promise<DemoReport> {
  const begun = Date.now();
  const work = workOf(parts.clients, parts.options);
  const scene = await parts.openScene(parts.clients, parts.folder);
  try {
    const played = await perform(parts, scene, work);
    await scene.settled();
    const faults = scene.faultsMet();
    const rows = await readTally(parts.folder, work, faults);
    const comparisons = work.map(({ client, documents }) => ({
      client: client.id,
      comparison: compareBooks(expectedBooks(client, documents), scene.booksOf(client)),
    }));
    const { atOnce, refusals } = scene;
    const documents = work.reduce((sum, each) => sum + each.documents.length, 0);
    const verdict = judge({ documents, rows, comparisons, atOnce });
    const settled = await secondAct({ ...parts, scene, work: oneOfEachSystem(work) });
    const seconds = (Date.now() - begun) / 1_000;
    const settledVerdict = judgeSettled(settled, documents);
    return { ...played, verdict, rows, faults, refusals, atOnce, settled, settledVerdict, seconds };
  } finally {
    await scene.close();
  }
}

/** Whether nothing is wrong in either act. */
export const isClean = ({ verdict, settledVerdict }: DemoReport): boolean =>
  isSound(verdict) && settledVerdict.complaints.length === 0;
