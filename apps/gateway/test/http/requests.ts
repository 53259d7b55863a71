import { z } from "zod";
import { ErrorBody } from "../../src/http/error-body.ts";
import { type Answer, exchange } from "./exchange.ts";
import { keys, type TestGateway } from "./test-gateway.ts";

/** Path of the agency's endpoint. */
export const accounting = (kind: string): string => `/api/v1/partner/accounting/${kind}`;

/** Sends a JSON body; text and bytes are sent as they are. */
export function post(
  { url }: Pick<TestGateway, "url">,
  path: string,
  body: unknown,
  key: string = keys.acme,
): Promise<Answer> {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "x-api-key": key, "content-type": "application/json" };
  return exchange({ method: "POST", url: `${url}${path}`, headers, body: payload });
}

/** Reads a path with a key. */
export const get = (
  { url }: Pick<TestGateway, "url">,
  path: string,
  key: string = keys.acme,
): Promise<Answer> => exchange({ method: "GET", url: `${url}${path}`, headers: { "x-api-key": key } });

/** The error of an answer; throws when the body is not exactly an error body. */
export const errorOf = (answer: Answer) => z.strictObject(ErrorBody.shape).parse(answer.json()).error;

const Rows = z.record(
  z.string(),
  z.array(z.looseObject({ sourceIdentifier: z.string(), status: z.number() })),
);

/** Rows of the agency's answer, whatever the envelope. */
export const rowsOf = (answer: Answer) => Object.values(Rows.parse(answer.json())).flat();
