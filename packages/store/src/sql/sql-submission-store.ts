import {
  type Change,
  type Claim,
  type ClaimQuery,
  ConnectorError,
  type DocumentKind,
  type EnqueueResult,
  type HistoryEntry,
  InvariantError,
  LeaseLostError,
  type Submission,
  type SubmissionFilter,
  type SubmissionStore,
} from "@confirma-connect/core";
import { storedState } from "../audit/stored-state.ts";
import { claimNext, claimReference, nextClaimAt } from "./claim.ts";
import { countSubmissions } from "./count-submissions.ts";
import type { DamageReport } from "./damage-report.ts";
import { enqueueBatch, findKey } from "./enqueue.ts";
import { addHistory, readHistory } from "./history.ts";
import { listSubmissions } from "./list-submissions.ts";
import { rowColumns } from "./row-columns.ts";
import type { StoreSession } from "./store-session.ts";
import { rowOf, submissionOf } from "./submission-codec.ts";

/** The store on a SQL database. Every method is one transaction; SQL that differs by dialect is kept out. */
export class SqlSubmissionStore implements SubmissionStore {
  readonly #session: StoreSession;
  readonly #report: DamageReport;

  constructor(session: StoreSession, report: DamageReport) {
    this.#session = session;
    this.#report = report;
  }

  enqueue(batch: readonly Submission[]): Promise<readonly EnqueueResult[]> {
    return this.#session.write((db) => enqueueBatch(db, batch));
  }

  async claimDue(query: ClaimQuery): Promise<readonly Claim[]> {
    const { claims, damages } = await this.#session.write(async (db) => {
      const claims: Claim[] = [];
      const damages: ConnectorError[] = [];
      while (claims.length < query.limit) {
        const next = await claimNext(db, query);
        if (next === undefined) break;
        if (ConnectorError.is(next)) damages.push(next);
        else claims.push(next);
      }
      return { claims, damages };
    });
    this.#report.add(damages);
    return claims;
  }

  claimOne(reference: string, query: Omit<ClaimQuery, "limit">): Promise<Claim | undefined> {
    return this.#session.write((db) => claimReference(db, reference, query));
  }

  async holds({ submission, fence }: Claim, now: number): Promise<boolean> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("submission")
        .select("arrival")
        .where("reference", "=", submission.reference)
        .where("fence", "=", fence)
        .where("leased_until", ">", now)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  async record({ claim, submission, event, step }: Change): Promise<void> {
    if (submission.reference !== claim.submission.reference) {
      throw new InvariantError("the change belongs to another submission than the claim");
    }
    await this.#session.write(async (db) => {
      const from = await storedState(db, submission.reference);
      const { numUpdatedRows } = await db
        .updateTable("submission")
        .set(rowOf(submission))
        .where("reference", "=", submission.reference)
        .where("fence", "=", claim.fence)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new LeaseLostError();
      await addHistory(db, { submission, event, step, from });
    });
  }

  async renew({ submission, fence }: Claim, now: number, lease: number): Promise<void> {
    const { numUpdatedRows } = await this.#session.write((db) =>
      db
        .updateTable("submission")
        .set({ leased_until: now + lease })
        .where("reference", "=", submission.reference)
        .where("fence", "=", fence)
        .where("leased_until", ">", now)
        .executeTakeFirst(),
    );
    if (numUpdatedRows === 0n) throw new LeaseLostError();
  }

  async release({ submission, fence }: Claim): Promise<void> {
    await this.#session.write((db) =>
      db
        .updateTable("submission")
        .set({ leased_until: null, leased_by: null })
        .where("reference", "=", submission.reference)
        .where("fence", "=", fence)
        .execute(),
    );
  }

  async find(reference: string): Promise<Submission | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("submission")
        .select(rowColumns("submission"))
        .where("reference", "=", reference)
        .executeTakeFirst(),
    );
    return row === undefined ? undefined : submissionOf(row);
  }

  findByKey(client: string, kind: DocumentKind, identifier: string): Promise<Submission | undefined> {
    return this.#session.read((db) => findKey(db, { client, kind, identifier }));
  }

  async list(filter: SubmissionFilter): Promise<readonly Submission[]> {
    const { submissions, damages } = await this.#session.read((db) => listSubmissions(db, filter));
    this.#report.add(damages);
    return submissions;
  }

  history(reference: string): Promise<readonly HistoryEntry[]> {
    return this.#session.read((db) => readHistory(db, reference));
  }

  nextDueAt(client: string): Promise<number | undefined> {
    return this.#session.read((db) => nextClaimAt(db, client));
  }

  counts(): ReturnType<SubmissionStore["counts"]> {
    return this.#session.read(countSubmissions);
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}
