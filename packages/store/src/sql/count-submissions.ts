import { documentKinds, type SubmissionStore, submissionStates } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { integer, text, word } from "./json-reader.ts";
import { bytesOf } from "./row-columns.ts";
import { required, shape } from "./shape.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

type Count = Awaited<ReturnType<SubmissionStore["counts"]>>[number];

const count = shape<Count>({
  client: required(text),
  kind: required(word(documentKinds)),
  state: required(word(submissionStates)),
  count: required(integer),
});

/**
 * Number of submissions by client, kind and state, from these columns alone: what is damaged elsewhere is
 * counted too. A row whose kind or state is no word of ours has no place among them and is left out.
 */
export async function countSubmissions(db: Kysely<SubmissionDatabase>): Promise<readonly Count[]> {
  const rows = await db
    .selectFrom("submission")
    .select((eb) => [bytesOf("client", "client"), "kind", "state", eb.fn.countAll<number>().as("count")])
    .where("kind", "in", documentKinds)
    .where("state", "in", submissionStates)
    .groupBy(["client", "kind", "state"])
    .orderBy("client")
    .orderBy("kind")
    .orderBy("state")
    .execute();
  return rows.map((value) => count({ owner: "counts", path: "submission", value }));
}
