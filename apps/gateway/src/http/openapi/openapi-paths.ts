import { type DocumentKind, documentKinds, submissionStates } from "@confirma-connect/core";
import { failureAnswers, jsonAnswer, submitHeaders } from "./openapi-answer.ts";
import { schemaNames, schemaRef } from "./openapi-schemas.ts";
import type { SchemaJson } from "./schema-json.ts";

const inQuery = (name: string, schema: SchemaJson, description: string): SchemaJson => ({
  in: "query",
  name,
  schema,
  description,
});

const text = { type: "string" };
const date = { type: "string", format: "date" };

const filters = [
  inQuery("sourceIdentifier", text, "The caller's identifier of the document."),
  inQuery("invoiceNumber", text, "Number of the invoice; for an invoice its own."),
  inQuery("fromDate", date, "First document date. That the document's own date is meant is inferred."),
  inQuery("toDate", date, "Last document date."),
  inQuery(
    "status",
    { type: "string", enum: ["0", "1", "2"] },
    "0 pending, 1 synced, 2 failed (2 is our reading).",
  ),
];

const jsonBody = (schema: string): SchemaJson => ({
  required: true,
  content: { "application/json": { schema: schemaRef(schema) } },
});

const accountingPath = (kind: DocumentKind): SchemaJson => ({
  post: {
    operationId: `submit-${kind}`,
    tags: ["accounting"],
    summary: `Takes ${kind} documents`,
    description:
      "All documents are stored durably, or none. The same identifier with the same content is answered like the first time.",
    requestBody: jsonBody(schemaNames[kind].submit),
    responses: {
      202: jsonAnswer("Stored; the agency's status rows.", schemaNames[kind].answer, submitHeaders),
      ...failureAnswers(400, 401, 403, 409, 413, 415, 429, 503),
    },
  },
  get: {
    operationId: `list-${kind}`,
    tags: ["accounting"],
    summary: `Lists the status of ${kind} documents`,
    parameters: filters,
    responses: {
      200: jsonAnswer("The agency's status rows, in order of arrival.", schemaNames[kind].answer),
      204: { description: "Nothing matches." },
      ...failureAnswers(400, 401, 403, 429, 503),
    },
  },
});

const reference = {
  in: "path",
  name: "reference",
  required: true,
  schema: text,
  description: "Our identifier.",
};

const client = inQuery("client", text, "Required with an operator key; else only the own client.");

const submissionPaths: SchemaJson = {
  "/api/v1/connect/submissions": {
    get: {
      operationId: "list-submissions",
      tags: ["connect"],
      summary: "Lists submissions with their problems; a page may hold fewer than `limit`",
      parameters: [
        ...filters,
        inQuery("kind", { enum: documentKinds }, "Kind of document."),
        inQuery("state", { enum: submissionStates }, "State in our own words."),
        inQuery("client", text, "With an operator key: only this client."),
        inQuery("after", text, "Reference after which the page begins."),
        inQuery(
          "limit",
          { type: "integer", minimum: 1, maximum: 500, default: 100 },
          "Submissions to look at.",
        ),
      ],
      responses: {
        200: jsonAnswer("One page.", "SubmissionList"),
        ...failureAnswers(400, 401, 429, 503),
      },
    },
  },
  "/api/v1/connect/submissions/{reference}": {
    get: {
      operationId: "show-submission",
      tags: ["connect"],
      summary: "Everything about one submission: exact bytes, postings, attempts, evidence, history",
      parameters: [reference],
      responses: {
        200: jsonAnswer("The submission.", "SubmissionDetail"),
        ...failureAnswers(400, 401, 404, 429, 503),
      },
    },
  },
  "/api/v1/connect/submissions/{reference}/decision": {
    post: {
      operationId: "decide-submission",
      tags: ["connect"],
      summary: "An operator decides about a parked or refused submission",
      parameters: [reference],
      requestBody: jsonBody("Decision"),
      responses: {
        200: jsonAnswer("The submission as it is now.", "SubmissionSummary"),
        ...failureAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
      },
    },
  },
};

const previewPath = (kind: DocumentKind): SchemaJson => ({
  post: {
    operationId: `preview-${kind}`,
    tags: ["connect"],
    summary: "Shows exactly what would be sent; nothing is stored or sent",
    parameters: [client],
    requestBody: jsonBody(schemaNames[kind].submit),
    responses: {
      200: jsonAnswer("Steps, predicted postings and every finding.", "Preview"),
      ...failureAnswers(400, 401, 404, 413, 415, 429, 503),
    },
  },
});

const servicePath = (operationId: string, summary: string, type: string): SchemaJson => ({
  get: {
    operationId,
    tags: ["service"],
    summary,
    security: [],
    responses: { 200: { description: "Yes.", content: { [type]: {} } }, ...failureAnswers(503) },
  },
});

/** Every path of the API. */
export const openApiPaths: SchemaJson = {
  ...Object.fromEntries(
    documentKinds.map((kind) => [`/api/v1/partner/accounting/${kind}`, accountingPath(kind)]),
  ),
  ...submissionPaths,
  ...Object.fromEntries(documentKinds.map((kind) => [`/api/v1/connect/preview/${kind}`, previewPath(kind)])),
  "/healthz": servicePath("healthz", "Whether the process lives", "application/json"),
  "/readyz": servicePath("readyz", "Whether documents can be taken", "application/json"),
  "/metrics": servicePath("metrics", "Numbers for Prometheus", "text/plain"),
};
