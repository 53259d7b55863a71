import { type Claim, type ClaimQuery, ConnectorError, type Submission } from "@confirma-connect/core";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { integer } from "./json-reader.ts";
import { type RawRow, rowColumns } from "./row-columns.ts";
import { columnOf, readOrDamage, submissionOf } from "./submission-codec.ts";
import type { SubmissionDatabase, SubmissionTable } from "./submission-database.ts";

type Db = Kysely<SubmissionDatabase>;
type Lease = Omit<ClaimQuery, "limit">;
/** A submission `s` and whatever else takes part in the query. */
type Scope = SubmissionDatabase & { readonly s: SubmissionTable };

/** No older submission of the same sequence still has to be delivered. */
const notHeldBack = (eb: ExpressionBuilder<Scope, "s">) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom("submission as older")
        .select("older.arrival")
        .whereRef("older.client", "=", "s.client")
        .whereRef("older.sequence", "=", "s.sequence")
        .whereRef("older.arrival", "<", "s.arrival")
        // A literal, so that the planner may use the partial index.
        .where("older.holds_back", "=", sql.lit(1)),
    ),
  );

/** No submission of the lane (itself included) holds a live lease. */
const laneIsFree = (eb: ExpressionBuilder<Scope, "s">, now: number) =>
  eb(
    "s.lane",
    "not in",
    eb.selectFrom("submission as leased").select("leased.lane").where("leased.leased_until", ">", now),
  );

/** How long a row that cannot be read is left alone before it is looked at again, in milliseconds. */
const aside = 15 * 60_000;

/** Gives a submission that nobody holds to a worker. The caller has checked that in the same transaction. */
async function lease(db: Db, row: RawRow, submission: Submission, by: Lease): Promise<Claim> {
  const fence = columnOf(row, "fence", integer) + 1;
  await db
    .updateTable("submission")
    .set({ fence, leased_until: by.now + by.lease, leased_by: by.worker })
    .where("reference", "=", submission.reference)
    .execute();
  return { submission, fence };
}

/**
 * Leases the submission that has been due for the longest time; its lane is taken from then on. A row that
 * cannot be read is put aside, so that it neither stops the others nor is read again in every round, and
 * the damage is returned; later documents of its sequence go on waiting for it.
 */
export async function claimNext(db: Db, by: Lease): Promise<Claim | ConnectorError | undefined> {
  const row = await db
    .selectFrom("submission as s")
    .select(rowColumns("s"))
    .where("s.client", "=", by.client)
    .where("s.due_at", "<=", by.now)
    .where((eb) => laneIsFree(eb, by.now))
    .where(notHeldBack)
    .orderBy("s.due_at")
    .orderBy("s.arrival")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const submission = readOrDamage(row);
  if (!ConnectorError.is(submission)) return lease(db, row, submission, by);
  const arrival = columnOf(row, "arrival", integer);
  const until = by.now + aside;
  await db.updateTable("submission").set({ due_at: until }).where("arrival", "=", arrival).execute();
  return submission;
}

/** Leases one submission that nobody holds, whenever it is due and whatever others of its lane are doing. */
export async function claimReference(db: Db, reference: string, by: Lease): Promise<Claim | undefined> {
  const row = await db
    .selectFrom("submission as s")
    .select(rowColumns("s"))
    .where("s.reference", "=", reference)
    .where("s.client", "=", by.client)
    .where((eb) => eb.or([eb("s.leased_until", "is", null), eb("s.leased_until", "<=", by.now)]))
    .executeTakeFirst();
  return row === undefined ? undefined : lease(db, row, submissionOf(row), by);
}

/** When a client's first submission can be claimed (epoch milliseconds): due, in turn, and its lane given back. */
export async function nextClaimAt(db: Db, client: string): Promise<number | undefined> {
  const leaseEnd = sql<number>`coalesce((select max(leased_until) from submission as l
    where l.lane = s.lane and l.leased_until is not null), 0)`;
  const row = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("submission as s")
        .select(["s.due_at", leaseEnd.as("lease_end")])
        .where("s.client", "=", client)
        .where("s.due_at", "is not", null)
        .where(notHeldBack)
        .as("waiting"),
    )
    .select(sql<number | null>`min(case when due_at > lease_end then due_at else lease_end end)`.as("at"))
    .executeTakeFirst();
  // A damaged moment is text and sorts behind every number: such a row is never due.
  return typeof row?.at === "number" ? row.at : undefined;
}
