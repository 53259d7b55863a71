import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { errorBody, type Failure } from "./error-body.ts";

interface Unreadable {
  readonly line: string;
  readonly failure: Failure;
}

function unreadableOf(code: string | undefined): Unreadable {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return {
        line: "431 Request Header Fields Too Large",
        failure: { code: "ACC_REQUEST_TOO_LARGE", message: "the headers are larger than the limit" },
      };
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return {
        line: "408 Request Timeout",
        failure: { code: "ACC_REQUEST_UNAVAILABLE", message: "the request did not arrive in time" },
      };
    default:
      return {
        line: "400 Bad Request",
        failure: { code: "ACC_DOCUMENT_NOT_JSON", message: "this is not an HTTP request that we understand" },
      };
  }
}

/** Answers what node could not read as HTTP: no route, no hook and no log line gets to see it. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { line, failure } = unreadableOf(error.code);
  const body = JSON.stringify(errorBody(failure, randomUUID()));
  const head = [
    `HTTP/1.1 ${line}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
