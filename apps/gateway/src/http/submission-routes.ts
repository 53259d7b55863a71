import {
  type Decision,
  jsonPointer,
  parseJsonText,
  problem,
  type SubmissionFilter,
} from "@confirma-connect/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AccessGuard } from "./access.ts";
import { callerOf, requireOperator } from "./caller.ts";
import { parseQuery } from "./parse-query.ts";
import { NoQuery, SubmissionQuery } from "./query-fields.ts";
import { bodyText, checkContentType } from "./read-body.ts";
import { Refusal } from "./refusal.ts";
import type { ServerParts } from "./server-parts.ts";
import { filterOf, hasStatus } from "./status-filter.ts";
import { DecisionBody } from "./submission-body.ts";
import { detailOf, summaryOf } from "./submission-view.ts";
import { VisibleSubmissions } from "./visible-submissions.ts";

type ByReference = { readonly Params: { readonly reference: string } };

const defaultLimit = 100;

function listFilter(query: SubmissionQuery): SubmissionFilter & { readonly limit: number } {
  const { kind, state, client, after, limit = defaultLimit } = query;
  const base = filterOf(query);
  const states =
    state === undefined ? base.states : [state].filter((one) => base.states?.includes(one) ?? true);
  return {
    ...base,
    ...(states === undefined ? {} : { states }),
    ...(kind === undefined ? {} : { kind }),
    ...(client === undefined ? {} : { client }),
    ...(after === undefined ? {} : { after }),
    limit,
  };
}

const list =
  ({ gateway }: ServerParts) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = parseQuery(SubmissionQuery, request.query);
    const filter = listFilter(query);
    const page = await new VisibleSubmissions(gateway, callerOf(request)).list(filter);
    const fitting = page.filter((submission) => hasStatus(submission, query.status));
    const next = page.length < filter.limit ? null : (page.at(-1)?.reference ?? null);
    return reply.send(gateway.mask.deep({ submissions: fitting.map(summaryOf), next }));
  };

const show =
  ({ gateway }: ServerParts) =>
  async (request: FastifyRequest<ByReference>, reply: FastifyReply): Promise<FastifyReply> => {
    parseQuery(NoQuery, request.query);
    const submission = await new VisibleSubmissions(gateway, callerOf(request)).find(
      request.params.reference,
    );
    const history = await gateway.store.history(submission.reference);
    return reply.send(gateway.mask.deep(detailOf(submission, history)));
  };

function decisionOf(text: string): Decision {
  const json = parseJsonText(text);
  if ("problems" in json) throw new Refusal(400, { code: "ACC_DOCUMENT_NOT_JSON", problems: json.problems });
  const parsed = DecisionBody.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    problem("ACC_DOCUMENT_FIELD_INVALID", { pointer: jsonPointer(path), message }),
  );
  throw new Refusal(400, { code: "ACC_DOCUMENT_FIELD_INVALID", problems });
}

const decide =
  ({ gateway }: ServerParts) =>
  async (request: FastifyRequest<ByReference>, reply: FastifyReply): Promise<FastifyReply> => {
    parseQuery(NoQuery, request.query);
    const visible = new VisibleSubmissions(gateway, callerOf(request));
    const { reference, client } = await visible.find(request.params.reference);
    const decision = decisionOf(bodyText(request));
    const { desk, worker } = visible.client(client);
    const decided = await desk.decide(reference, decision);
    worker.notify();
    return reply.send(gateway.mask.deep(summaryOf(decided)));
  };

/** Our own view of submissions: everything that the agency's format has no room for. */
export function submissionRoutes(server: FastifyInstance, parts: ServerParts, guard: AccessGuard): void {
  const url = "/api/v1/connect/submissions";
  const operatorsOnly = async (request: FastifyRequest): Promise<void> => requireOperator(request);
  const jsonOnly = async (request: FastifyRequest): Promise<void> => checkContentType(request);
  server.get(url, { onRequest: guard }, list(parts));
  server.get<ByReference>(`${url}/:reference`, { onRequest: guard }, show(parts));
  server.post<ByReference>(
    `${url}/:reference/decision`,
    { onRequest: [guard, operatorsOnly, jsonOnly] },
    decide(parts),
  );
}
