import { setTimeout as pause } from "node:timers/promises";
import { syncStatus } from "@confirma-connect/core";
import type { StatusRow } from "../../command/gateway/gateway-answer.ts";
import type { ProgressLine } from "../../command/output/progress-line.ts";
import type { DemoGateway } from "../process/demo-gateway.ts";
import type { DemoScene } from "../scene/demo-scene.ts";
import type { Agency } from "./agency.ts";
import { type ClientWork, type Post, postsOf } from "./workload.ts";

/** Everything that takes part in the play. */
export interface Cast {
  readonly scene: DemoScene;
  readonly gateway: DemoGateway;
  readonly agency: Agency;
  readonly work: readonly ClientWork[];
  readonly progress: ProgressLine;
  readonly seed: number;
  /** Aborted when the person at the terminal has seen enough. */
  readonly stopped: AbortSignal;
}

/** What happened on the agency's side. */
export interface PlayResult {
  /** Documents that were submitted a second time with the same content. */
  readonly repeated: number;
  readonly kills: number;
}

const patience = 120_000;
const every = 5;

const countOf = (rows: readonly StatusRow[], status: number): number =>
  rows.filter((row) => row.status === status).length;

const totalOf = (work: readonly ClientWork[]): number =>
  work.reduce((sum, { documents }) => sum + documents.length, 0);

/**
 * Shows progress until so many documents are settled, or patience ends. Connections are refused once
 * per wait, in the middle of it.
 */
async function untilSettled(cast: Cast, settled: number): Promise<void> {
  const { agency, work, progress, scene } = cast;
  const until = Date.now() + patience;
  const total = totalOf(work);
  let refusing = false;
  for (;;) {
    cast.stopped.throwIfAborted();
    const rows = await agency.allRows(work.map(({ client }) => client));
    const [delivered, refused] = [countOf(rows, syncStatus.synced), countOf(rows, syncStatus.failed)];
    const faults = scene.faultsMet().reduce((sum, { count }) => sum + count, 0);
    const no = refused === 0 ? "" : `, ${refused} refused`;
    progress.show(`${rows.length} of ${total} submitted, ${delivered} delivered${no}, ${faults} faults met`);
    if (delivered + refused >= settled || Date.now() > until) return;
    if (!refusing && rows.length - delivered > 3) scene.refuseConnections();
    refusing = true;
    await pause(150);
  }
}

/** Submits the posts of all clients side by side, each client's in order; every fifth is sent twice. */
async function submitAll(cast: Cast, posts: readonly (readonly Post[])[]): Promise<number> {
  let repeated = 0;
  const ofClient = async (own: readonly Post[]): Promise<void> => {
    for (const [index, post] of own.entries()) {
      cast.stopped.throwIfAborted();
      await cast.agency.submit(post);
      if (index % every !== 0) continue;
      const answer = await cast.agency.submit(post);
      if (answer.replayed) repeated += post.documents.length;
    }
  };
  await Promise.all(posts.map(ofClient));
  return repeated;
}

/** Kills the gateway while a submit is under way, starts it again on the same database. */
async function killAndRestart({ gateway, agency, progress }: Cast, first?: Post): Promise<void> {
  progress.note("the gateway is killed (SIGKILL) and started again on the same database");
  const under = first === undefined ? Promise.resolve() : agency.submitOnce(first);
  await gateway.kill();
  await under;
  await gateway.start();
}

/** Splits posts in two so that the first part has three fifths of the documents. */
function split(posts: readonly Post[]): readonly [readonly Post[], readonly Post[]] {
  const all = documentsOf(posts);
  const cut = posts.findIndex((_, index) => documentsOf(posts.slice(0, index)) * 5 >= all * 3);
  return cut < 0 ? [posts, []] : [posts.slice(0, cut), posts.slice(cut)];
}

const documentsOf = (posts: readonly Post[]): number =>
  posts.reduce((sum, { documents }) => sum + documents.length, 0);

/**
 * Plays the month: submits three fifths, kills the gateway when half is delivered, submits the rest and
 * some of the first part again; waits until everything is settled.
 */
export async function play(cast: Cast): Promise<PlayResult> {
  const { work, gateway, scene, seed } = cast;
  await gateway.start();
  scene.armFaults(seed);
  const parts = work.map((each) => split(postsOf(each)));
  const [before, after] = [parts.map(([first]) => first), parts.map(([, second]) => second)];
  const repeatedBefore = await submitAll(cast, before);
  await untilSettled(cast, Math.min(Math.ceil(totalOf(work) / 2), documentsOf(before.flat())));
  await killAndRestart(cast, after[0]?.[0]);
  const lastAgain = before.map((own) => own.slice(-2));
  const repeatedAfter = (await submitAll(cast, after)) + (await submitAll(cast, lastAgain));
  await untilSettled(cast, totalOf(work));
  cast.progress.clear();
  return { repeated: repeatedBefore + repeatedAfter, kills: 1 };
}
