import { ConnectorError, problem } from "@confirma-connect/core";
import type { z } from "zod";
import { unreadable } from "../map/unreadable.ts";
import { problemOfFailure } from "../map/vendor-problem.ts";
import type { ProcountorAnswer } from "../transport/procountor-answer.ts";
import type { ProcountorClient } from "../transport/procountor-client.ts";
import { pageOf } from "../wire/answer/page.ts";
import { isLastPage, pageSize } from "../wire/page-size.ts";

/** The part of the client that reading needs. */
export type Line = Pick<ProcountorClient, "exchange">;

/** Reads one resource; a read that failed is an error of stage `read`. Vendor texts are not quoted. */
export async function readResource<S extends z.ZodType>(
  client: Line,
  resource: string,
  schema: S,
  headers: Readonly<Record<string, string>> = {},
): Promise<z.output<S>> {
  const name = resource.split("?")[0] ?? resource;
  const json = jsonOf(await client.exchange({ method: "GET", resource, headers }), name);
  const { data } = schema.safeParse(json);
  return data ?? unreadable("content", name);
}

function jsonOf(answer: ProcountorAnswer, name: string): unknown {
  switch (answer.type) {
    case "ok":
      return answer.json;
    case "failed": {
      const { code } = problemOfFailure(answer);
      const message = `Procountor refused to read ${name} (HTTP ${answer.status})`;
      const problems = [problem(code, { message })];
      throw new ConnectorError({ code, stage: "read", delivery: "answered", message, problems });
    }
    case "unreadable":
      return unreadable("JSON", name);
    case "notSent":
    case "unknown": {
      const { code, message } = answer.problem;
      const problems = [answer.problem];
      throw new ConnectorError({ code, stage: "read", delivery: answer.type, message, problems });
    }
  }
}

/** Walks a search in ascending order of identifiers, each page behind the last identifier (keyset paging). */
export async function* readPages<S extends z.ZodType<{ readonly id: string }>>(
  client: Line,
  resource: string,
  row: S,
  headers: Readonly<Record<string, string>> = {},
): AsyncIterable<readonly z.output<S>[]> {
  const sign = resource.includes("?") ? "&" : "?";
  const first = `${resource}${sign}orderById=ASC&size=${pageSize}`;
  let after: string | undefined;
  for (;;) {
    const page = after === undefined ? first : `${first}&previousId=${after}`;
    const { results } = await readResource(client, page, pageOf(row), headers);
    const last = results.at(-1)?.id;
    if (last === undefined) return;
    if (last === after) return unreadable("next page", resource.split("?")[0] ?? resource);
    yield results;
    if (isLastPage(results.length)) return;
    after = last;
  }
}
