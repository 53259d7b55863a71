import { type AccountingEndpoints, envelopes, type Submission, statusAnswer } from "@confirma-connect/core";
import { hasStatus, type StatusFilter } from "./status-filter.ts";

/** Submissions that are read at once: bounds the memory of one answer. */
const pageSize = 500;

async function* matching(
  endpoints: AccountingEndpoints,
  { kind, filter, status }: StatusFilter,
): AsyncGenerator<readonly Submission[], void> {
  let after: string | undefined;
  do {
    const place = after === undefined ? {} : { after };
    const page = await endpoints.list({ ...filter, kind, ...place, limit: pageSize });
    const fitting = page.filter((submission) => hasStatus(submission, status));
    if (fitting.length > 0) yield fitting;
    after = page.length < pageSize ? undefined : page.at(-1)?.reference;
  } while (after !== undefined);
}

const rowsOf = (kind: StatusFilter["kind"], submissions: readonly Submission[]): string =>
  Object.values(statusAnswer(kind, submissions))
    .flat()
    .map((row) => JSON.stringify(row))
    .join(",");

async function* written(
  kind: StatusFilter["kind"],
  first: readonly Submission[],
  rest: AsyncGenerator<readonly Submission[], void>,
): AsyncGenerator<string, void> {
  yield `{"${envelopes[kind]}":[${rowsOf(kind, first)}`;
  for await (const page of rest) yield `,${rowsOf(kind, page)}`;
  yield "]}";
}

/**
 * The agency's status list as pieces of JSON text, read page by page: the agency knows no paging, so a
 * list may be long. Undefined when nothing matches.
 */
export async function statusPages(
  endpoints: AccountingEndpoints,
  wanted: StatusFilter,
): Promise<AsyncGenerator<string, void> | undefined> {
  const pages = matching(endpoints, wanted);
  const first = await pages.next();
  return first.done === true ? undefined : written(wanted.kind, first.value, pages);
}
