import { repeatedKeys } from "@confirma-connect/core";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "./refusal.ts";

const jsonType = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;

/** Refuses bodies that are not declared as JSON in UTF-8, before they are read. */
export function checkContentType(request: FastifyRequest): void {
  const { "content-type": type = "", "content-encoding": encoding = "identity" } = request.headers;
  if (jsonType.test(type) && encoding === "identity") return;
  const message =
    encoding === "identity"
      ? "the body must be application/json in UTF-8"
      : "the body must not be compressed (Content-Encoding)";
  throw new Refusal(415, { code: "ACC_REQUEST_CONTENT_TYPE", message });
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Refusal(400, { code: "ACC_DOCUMENT_NOT_JSON", message: "the body is not valid UTF-8" });
  }
}

function checked(text: string): string {
  const problems = repeatedKeys(text);
  if (problems.length === 0) return text;
  throw new Refusal(400, { code: "ACC_DOCUMENT_FIELD_INVALID", problems });
}

/** Bodies reach handlers as text: core parses them, with its own bounds. A field may stand in its object once. */
export function acceptJsonText(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const read = async (_request: FastifyRequest, bytes: Buffer): Promise<string> => checked(decode(bytes));
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, read);
}

/** The body's text; "" when there was none. */
export const bodyText = ({ body }: FastifyRequest): string => (typeof body === "string" ? body : "");
