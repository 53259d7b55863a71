import { Readable } from "node:stream";
import { type DocumentKind, documentKinds, type SubmitResult, statusAnswer } from "@confirma-connect/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AccessGuard } from "./access.ts";
import { clientOf } from "./caller.ts";
import { parseQuery } from "./parse-query.ts";
import { AccountingQuery, NoQuery } from "./query-fields.ts";
import { bodyText, checkContentType } from "./read-body.ts";
import { Refusal } from "./refusal.ts";
import { filterOf } from "./status-filter.ts";
import { statusPages } from "./status-pages.ts";

type Taken = Extract<SubmitResult, { readonly type: "taken" }>;

function refuse(result: Exclude<SubmitResult, Taken>): never {
  const { problems } = result;
  const code = problems.find(({ severity }) => severity === "error")?.code ?? "ACC_DOCUMENT_FIELD_INVALID";
  const status = result.type === "conflict" ? 409 : 400;
  throw new Refusal(status, { code, problems });
}

/**
 * The agency's rows, and nothing else, in the body. What goes beyond its format is in headers:
 * whether anything new was stored, and how many warnings were found.
 */
function takenHeaders({ results, problems }: Taken): Readonly<Record<string, string>> {
  const replayed = results.every(({ type }) => type === "same");
  const warnings = problems.filter(({ severity }) => severity === "warning").length;
  return {
    ...(replayed ? { "idempotent-replay": "true" } : {}),
    ...(warnings > 0 ? { "connect-warnings": String(warnings) } : {}),
  };
}

const submit =
  (kind: DocumentKind) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { endpoints, worker } = clientOf(request);
    parseQuery(NoQuery, request.query);
    const result = await endpoints.submit(kind, bodyText(request));
    if (result.type !== "taken") return refuse(result);
    if (result.results.some(({ type }) => type !== "same")) worker.notify();
    const submissions = result.results.map(({ submission }) => submission);
    return reply.code(202).headers(takenHeaders(result)).send(statusAnswer(kind, submissions));
  };

const list =
  (kind: DocumentKind) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { endpoints } = clientOf(request);
    const query = parseQuery(AccountingQuery, request.query);
    const pages = await statusPages(endpoints, { kind, filter: filterOf(query), status: query.status });
    if (pages === undefined) return reply.code(204).send();
    return reply.type("application/json; charset=utf-8").send(Readable.from(pages));
  };

/** The agency's accounting endpoints, one path per kind of document. */
export function accountingRoutes(server: FastifyInstance, guard: AccessGuard): void {
  for (const kind of documentKinds) {
    const url = `/api/v1/partner/accounting/${kind}`;
    const beforeBody = async (request: FastifyRequest): Promise<void> => checkContentType(request);
    server.post(url, { onRequest: [guard, beforeBody] }, submit(kind));
    server.get(url, { onRequest: guard }, list(kind));
  }
}
