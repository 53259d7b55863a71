import { schemaRef } from "./openapi-schemas.ts";
import type { SchemaJson } from "./schema-json.ts";

const header = (description: string): SchemaJson => ({ description, schema: { type: "string" } });

/** An answer with a JSON body of a component schema. */
export const jsonAnswer = (description: string, schema: string, headers?: SchemaJson): SchemaJson => ({
  description,
  ...(headers === undefined ? {} : { headers }),
  content: { "application/json": { schema: schemaRef(schema) } },
});

const failure = (description: string, headers?: SchemaJson): SchemaJson =>
  jsonAnswer(description, "ErrorBody", headers);

const retryAfter = { "Retry-After": header("Seconds to wait.") };

const failures = {
  400: failure("The body or a parameter has errors: all of them are listed."),
  401: failure("ACC_REQUEST_KEY: the key is missing or not known."),
  403: failure("ACC_REQUEST_KEY: the key is known, but this is not for it."),
  404: failure("ACC_REQUEST_NOT_FOUND: nothing here for this key."),
  405: failure("The address does not know the method.", { Allow: header("Methods that it knows.") }),
  409: failure("An identifier was used before with other content; both hashes are named. Nothing is stored."),
  413: failure("ACC_REQUEST_TOO_LARGE: the body is larger than the limit."),
  415: failure("ACC_REQUEST_CONTENT_TYPE: the body is not application/json in UTF-8."),
  429: failure("ACC_REQUEST_TOO_MANY: too many requests.", retryAfter),
  503: failure("ACC_REQUEST_UNAVAILABLE: starting, stopping, or the store does not answer.", retryAfter),
} as const;

/** The failures of an operation by status. */
export const failureAnswers = (...statuses: readonly (keyof typeof failures)[]): SchemaJson =>
  Object.fromEntries(statuses.map((status) => [String(status), failures[status]]));

/** Headers of a submit's answer: the body is the agency's and stays so. */
export const submitHeaders: SchemaJson = {
  "Idempotent-Replay": header('"true" when every document was stored by an earlier request.'),
  "Connect-Warnings": header("Number of warnings; details under /api/v1/connect/submissions."),
};
