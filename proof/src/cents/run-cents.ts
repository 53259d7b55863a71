import type { AgencyDocument, ClientProfile } from "@confirma-connect/core";
import { SeededRandom, seedOf } from "../simulation/seeded-random.ts";
import type { Stage, StageKind } from "../simulation/stage/stage.ts";
import { World } from "../simulation/world.ts";
import type { CentProfile } from "./cent-profile.ts";
import { type CentDifference, compareBooks } from "./compare-books.ts";
import { compareRead, type Sent } from "./compare-read.ts";
import { deliverContent } from "./deliver-content.ts";
import { documentBalances } from "./document-balances.ts";
import { drawEntry } from "./random-series.ts";

/** A document on which a cent went astray, or that was not taken. */
interface CentFailure {
  readonly seed: string;
  readonly batch: number;
  readonly identifier: string;
  readonly kind: string;
  readonly why: string;
  readonly differences: readonly CentDifference[];
}

/** The figures of one adapter. */
export interface CentReport {
  readonly adapter: string;
  readonly documents: number;
  readonly rows: number;
  /** Documents whose prediction has one row that takes up a rounding. */
  readonly withRounding: number;
  /** Documents that were refused offline because the accounting system cannot hold their cents. */
  readonly refusedOffline: number;
  /** Documents that were read back and are equal to what was sent. */
  readonly readBack: number;
  readonly failures: readonly CentFailure[];
}

/** Documents that share one set of books; small, so that summing the books stays cheap. */
const batchSize = 16;

const identifierOf = ({ document }: AgencyDocument): string => {
  if ("ledgerIdentifier" in document) return document.ledgerIdentifier;
  return "paymentIdentifier" in document ? document.paymentIdentifier : String(document.header.number);
};

const rowsOf = ({ document }: AgencyDocument): number => {
  if ("ledgerRows" in document) return document.ledgerRows.length;
  return "rows" in document ? document.rows.length : 1;
};

class CentRun {
  documents = 0;
  rows = 0;
  withRounding = 0;
  refusedOffline = 0;
  readBack = 0;
  readonly failures: CentFailure[] = [];
  readonly #profile: CentProfile;
  readonly #seed: string;

  constructor(profile: CentProfile, seed: string) {
    this.#profile = profile;
    this.#seed = seed;
  }

  /** Delivers one document and compares how the books moved with what was predicted. */
  async deliver(
    stage: Stage,
    client: ClientProfile,
    batch: number,
    content: AgencyDocument,
  ): Promise<Sent | undefined> {
    const before = stage.balances();
    const { rendered, refused, failure } = await deliverContent(stage, client, content);
    if (refused) {
      this.refusedOffline += 1;
      return undefined;
    }
    const postings = rendered.steps.flatMap((step) => step.postings);
    const document = documentBalances(content, this.#profile);
    const { roles } = this.#profile;
    const compared = { document, postings, before, after: stage.balances(), roles };
    const { differences, roundingRows } = compareBooks(compared);
    this.documents += 1;
    this.rows += rowsOf(content);
    this.withRounding += roundingRows === 0 ? 0 : 1;
    const why = failure ?? (roundingRows > 1 ? "more than one rounding row" : "the books differ");
    const ok = failure === undefined && roundingRows <= 1 && differences.length === 0;
    if (!ok) this.fail(batch, content, why, differences);
    return ok ? { content, postings } : undefined;
  }

  fail(
    batch: number,
    content: AgencyDocument,
    why: string,
    differences: readonly CentDifference[] = [],
  ): void {
    const [identifier, kind] = [identifierOf(content), content.kind];
    this.failures.push({ seed: this.#seed, batch, identifier, kind, why, differences });
  }
}

/** Runs one batch: every document is compared by itself, and all are read back at the end. */
async function runBatch(run: CentRun, stage: Stage, profile: CentProfile, seed: string, batch: number) {
  const random = new SeededRandom(seedOf(`${seed}/${profile.adapter}/${batch}`));
  const client = { id: "cents", system: stage.plainSystem().id, plan: profile.plan };
  const booked: Sent[] = [];
  for (let n = 1; n <= batchSize; n += 1) {
    const { content, before } = drawEntry(random, profile, n);
    const documents: readonly AgencyDocument[] = [
      ...before.map((document): AgencyDocument => ({ kind: "invoice", document })),
      content,
    ];
    for (const document of documents) {
      const sent = await run.deliver(stage, client, batch, document);
      if (sent === undefined) break;
      booked.push(sent);
    }
  }
  const { found, failures } = await compareRead(stage, profile, booked);
  for (const { content, why } of failures) run.fail(batch, content, why);
  run.readBack += found;
}

/** Sends random documents of one adapter and compares every cent. */
export async function runCents(
  kind: StageKind,
  profile: CentProfile,
  { documents, seed, firstBatch = 0 }: { documents: number; seed: string; firstBatch?: number },
  onProgress: (documents: number) => void = () => undefined,
): Promise<CentReport> {
  const run = new CentRun(profile, seed);
  for (let batch = firstBatch; run.documents + run.refusedOffline < documents; batch += 1) {
    const stage = kind.open(new World(`${seed}/${batch}`, []), profile.readings);
    await runBatch(run, stage, profile, seed, batch);
    onProgress(run.documents);
  }
  const { rows, withRounding, refusedOffline, readBack, failures } = run;
  return {
    adapter: profile.adapter,
    documents: run.documents,
    rows,
    withRounding,
    refusedOffline,
    readBack,
    failures,
  };
}
