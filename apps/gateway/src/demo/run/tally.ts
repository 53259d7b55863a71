import {
  type DocumentKind,
  documentKinds,
  type Evidence,
  evidenceGrades,
  evidenceOf,
  type Submission,
  type SubmissionStore,
} from "@confirma-connect/core";
import type { DemoClient, DemoSystem } from "../client/demo-client.ts";
import type { FaultCount } from "../scene/demo-scene.ts";

/** What became of one client's documents of one kind. */
export interface TallyRow {
  readonly system: DemoSystem;
  readonly client: string;
  readonly kind: DocumentKind;
  readonly documents: number;
  readonly delivered: number;
  readonly evidence: Readonly<Record<Evidence, number>>;
  /** Requests of this kind that a fault was played on. */
  readonly faults: number;
  /** Sendings that provably had no effect. */
  readonly notSent: number;
  /** Look-ups after an unknown outcome. */
  readonly lookUps: number;
  /** Sendings after absence was proved. */
  readonly resends: number;
}

const countGrades = (submissions: readonly Submission[]): Readonly<Record<Evidence, number>> => {
  const count = (grade: Evidence): number => submissions.filter((each) => evidenceOf(each) === grade).length;
  const [handedOver, acknowledged, identified, readBack] = evidenceGrades;
  return {
    handedOver: count(handedOver),
    acknowledged: count(acknowledged),
    identified: count(identified),
    readBack: count(readBack),
  };
};

async function tallyRow(
  store: SubmissionStore,
  { client: { id: client, system }, kind }: { readonly client: DemoClient; readonly kind: DocumentKind },
  met: readonly FaultCount[],
): Promise<TallyRow> {
  const submissions = await store.list({ client, kind });
  const histories = await Promise.all(submissions.map(({ reference }) => store.history(reference)));
  const events = histories.flat().map(({ event }) => event);
  const own = met.filter((each) => each.client === client && each.kind === kind);
  return {
    system,
    client,
    kind,
    documents: submissions.length,
    delivered: submissions.filter(({ state }) => state === "accepted").length,
    evidence: countGrades(submissions),
    faults: own.reduce((sum, { count }) => sum + count, 0),
    notSent: events.filter((event) => event === "postpone").length,
    lookUps: events.filter((event) => event === "look").length,
    resends: events.filter((event) => event === "queue").length,
  };
}

/** One row per client and kind, read from the gateway's own store. */
export const tally = (
  store: SubmissionStore,
  clients: readonly DemoClient[],
  met: readonly FaultCount[],
): Promise<readonly TallyRow[]> =>
  Promise.all(
    clients.flatMap((client) => documentKinds.map((kind) => tallyRow(store, { client, kind }, met))),
  );
