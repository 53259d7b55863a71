import { setTimeout as pause } from "node:timers/promises";
import { syncStatus } from "@confirma-connect/core";
import type { StatusRow } from "../../command/gateway/gateway-answer.ts";
import type { ProgressLine } from "../../command/output/progress-line.ts";
import type { DemoGateway } from "../process/demo-gateway.ts";
import type { DemoScene } from "../scene/demo-scene.ts";
import type { Agency } from "./agency.ts";
import { type ClientWork, isCreditNote, type Post, postsOf } from "./workload.ts";

/** Everything that takes part in the play. */
export interface Cast {
  readonly scene: DemoScene;
  readonly gateway: DemoGateway;
  readonly agency: Agency;
  readonly work: readonly ClientWork[];
  readonly progress: ProgressLine;
  readonly seed: number;
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

/** Shows progress until so many documents are settled, or patience ends. */
async function untilSettled(cast: Cast, settled: number): Promise<void> {
  const { agency, work, progress, scene } = cast;
  const until = Date.now() + patience;
  const total = totalOf(work);
  for (;;) {
    const rows = await agency.allRows(work.map(({ client }) => client));
    const [delivered, refused] = [countOf(rows, syncStatus.synced), countOf(rows, syncStatus.failed)];
    const faults = scene.faultsMet().reduce((sum, { count }) => sum + count, 0);
    const no = refused === 0 ? "" : `, ${refused} refused`;
    progress.show(`${rows.length} of ${total} submitted, ${delivered} delivered${no}, ${faults} faults met`);
    if (delivered + refused >= settled || Date.now() > until) return;
    await pause(150);
  }
}

/** Submits the posts of all clients side by side, each client's in order; every fifth is sent twice. */
async function submitAll(cast: Cast, posts: readonly (readonly Post[])[]): Promise<number> {
  let repeated = 0;
  const ofClient = async (own: readonly Post[]): Promise<void> => {
    for (const [index, post] of own.entries()) {
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
async function killAndRestart({ gateway, agency, progress, scene }: Cast, first?: Post): Promise<void> {
  progress.note("the gateway is killed (SIGKILL) and started again on the same database");
  scene.refuseConnections();
  const under = first === undefined ? Promise.resolve() : agency.submitOnce(first);
  await gateway.kill();
  await under;
  await gateway.start();
}

/** Plays the month: first half, kill, second half, credit notes; waits until everything is settled. */
export async function play(cast: Cast): Promise<PlayResult> {
  const { work, gateway, scene, seed } = cast;
  await gateway.start();
  scene.armFaults(seed);
  const posts = work.map((each) =>
    postsOf({ ...each, documents: each.documents.filter((document) => !isCreditNote(document)) }),
  );
  const halves = posts.map((own) => Math.ceil(own.length / 2));
  const firstHalf = posts.map((own, index) => own.slice(0, halves[index]));
  const secondHalf = posts.map((own, index) => own.slice(halves[index]));
  let repeated = await submitAll(cast, firstHalf);
  await untilSettled(cast, Math.floor(totalOf(work) / 3));
  await killAndRestart(cast, secondHalf[0]?.[0]);
  repeated += await submitAll(cast, secondHalf);
  repeated += await submitAll(
    cast,
    firstHalf.map((own) => own.slice(-2)),
  );
  const credits = work.map((each) => postsOf({ ...each, documents: each.documents.filter(isCreditNote) }));
  const creditNotes = credits.flat().reduce((sum, { documents }) => sum + documents.length, 0);
  await untilSettled(cast, totalOf(work) - creditNotes);
  repeated += await submitAll(cast, credits);
  await untilSettled(cast, totalOf(work));
  cast.progress.clear();
  return { repeated, kills: 1 };
}
