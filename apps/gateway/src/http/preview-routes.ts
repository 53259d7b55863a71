import { type DocumentKind, documentKinds, hasErrors } from "@confirma-connect/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AccessGuard } from "./access.ts";
import { callerOf } from "./caller.ts";
import { problemBody } from "./error-body.ts";
import { parseQuery } from "./parse-query.ts";
import { ClientQuery } from "./query-fields.ts";
import { bodyText, checkContentType } from "./read-body.ts";
import type { ServerParts } from "./server-parts.ts";
import type { PreviewBody } from "./submission-body.ts";
import { stepOf } from "./submission-view.ts";
import { VisibleSubmissions } from "./visible-submissions.ts";

const preview =
  (kind: DocumentKind, { gateway }: ServerParts) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { client: named } = parseQuery(ClientQuery, request.query);
    const { endpoints } = new VisibleSubmissions(gateway, callerOf(request)).client(named);
    const { previews, problems } = endpoints.preview(kind, bodyText(request));
    const body: PreviewBody = {
      acceptable: !hasErrors(problems),
      documents: previews.map(({ identifier, pointer, rendered }) => ({
        sourceIdentifier: identifier,
        pointer,
        steps: rendered.steps.map(stepOf),
      })),
      problems: problems.map(problemBody),
    };
    return reply.send(gateway.mask.deep(body));
  };

/** `explain` over HTTP: what a submit body would send. Nothing is stored, nothing is sent. */
export function previewRoutes(server: FastifyInstance, parts: ServerParts, guard: AccessGuard): void {
  const jsonOnly = async (request: FastifyRequest): Promise<void> => checkContentType(request);
  for (const kind of documentKinds) {
    const url = `/api/v1/connect/preview/${kind}`;
    server.post(url, { onRequest: [guard, jsonOnly] }, preview(kind, parts));
  }
}
