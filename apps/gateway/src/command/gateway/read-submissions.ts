import type { GatewayClient } from "./gateway-client.ts";
import { failedAnswer, readAnswer } from "./refusal-of.ts";
import { type SubmissionAnswer, SubmissionDetailAnswer, SubmissionPage } from "./submission-answer.ts";

const path = "api/v1/connect/submissions";
const pageSize = "500";

/** All submissions that fit a query, page by page. */
export async function readSubmissions(
  client: GatewayClient,
  query: Readonly<Record<string, string>>,
): Promise<readonly SubmissionAnswer[]> {
  const all: SubmissionAnswer[] = [];
  let after: string | null = null;
  do {
    const page: Readonly<Record<string, string>> = after === null ? {} : { after };
    const words = new URLSearchParams({ ...query, ...page, limit: pageSize });
    const answer = await client.request("GET", `${path}?${words.toString()}`);
    if (answer.status !== 200) throw failedAnswer(answer);
    const { submissions, next } = readAnswer(SubmissionPage, answer);
    all.push(...submissions);
    after = next;
  } while (after !== null);
  return all;
}

/** One submission with steps and history. */
export async function readSubmission(
  client: GatewayClient,
  reference: string,
): Promise<SubmissionDetailAnswer> {
  const answer = await client.request("GET", `${path}/${encodeURIComponent(reference)}`);
  if (answer.status !== 200) throw failedAnswer(answer);
  return readAnswer(SubmissionDetailAnswer, answer);
}
