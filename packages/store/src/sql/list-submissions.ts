import type { Submission, SubmissionFilter } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { submissionOf } from "./submission-codec.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

/** The submissions that fit a filter, in order of arrival. */
export async function listSubmissions(
  db: Kysely<SubmissionDatabase>,
  filter: SubmissionFilter,
): Promise<readonly Submission[]> {
  const { client, kind, identifier, invoiceNumber, from, to, states, after, limit } = filter;
  if (states?.length === 0) return [];
  let query = db.selectFrom("submission").selectAll().orderBy("arrival");
  if (client !== undefined) query = query.where("client", "=", client);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (identifier !== undefined) query = query.where("identifier", "=", identifier);
  if (invoiceNumber !== undefined) query = query.where("invoice_number", "=", invoiceNumber);
  if (from !== undefined) query = query.where("document_date", ">=", from);
  if (to !== undefined) query = query.where("document_date", "<=", to);
  if (states !== undefined) query = query.where("state", "in", states);
  if (limit !== undefined) query = query.limit(limit);
  if (after !== undefined) {
    // A reference that never arrived compares with null: nothing comes after it.
    const place = db.selectFrom("submission as a").select("a.arrival").where("a.reference", "=", after);
    query = query.where("arrival", ">", place);
  }
  return (await query.execute()).map(submissionOf);
}
