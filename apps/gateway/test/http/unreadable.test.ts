import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { ErrorBody } from "../../src/http/error-body.ts";
import { get } from "./requests.ts";
import { openTestGateway, type TestGateway } from "./test-gateway.ts";

let running: TestGateway;
beforeEach(async () => {
  running = await openTestGateway({ config: { limits: { requestSeconds: 1, bodyBytes: 2_048 } } });
});
afterEach(() => running.close());

/** Writes bytes to the port and reads until the gateway ends the connection. */
async function talk(bytes: string): Promise<{ readonly line: string; readonly code: string }> {
  const socket = connect(Number(new URL(running.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  const answer = await text(socket);
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  const [line = ""] = head.split("\r\n");
  return { line, code: ErrorBody.parse(JSON.parse(body)).error.code };
}

test.each([
  ["not HTTP", "canary canary canary\r\n\r\n", "HTTP/1.1 400 Bad Request", "ACC_DOCUMENT_NOT_JSON"],
  [
    "headers over the limit",
    `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`,
    "HTTP/1.1 431 Request Header Fields Too Large",
    "ACC_REQUEST_TOO_LARGE",
  ],
  [
    "two lengths",
    "POST /api/v1/partner/accounting/ledger HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
    "HTTP/1.1 400 Bad Request",
    "ACC_DOCUMENT_NOT_JSON",
  ],
])("%s is answered with our error body, and the gateway goes on", async (_title, bytes, line, code) => {
  expect(await talk(bytes)).toEqual({ line, code });
  expect((await get(running, "/healthz")).statusCode).toBe(200);
});

test("a request that never ends is ended", async () => {
  const answer = await talk("GET /healthz HTTP/1.1\r\nHost: x\r\n");
  expect(answer).toEqual({ line: "HTTP/1.1 408 Request Timeout", code: "ACC_REQUEST_UNAVAILABLE" });
});

test("a chunked body over the limit is refused although it announced no length", async () => {
  const head =
    "POST /api/v1/connect/preview/ledger HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  const key = "X-Api-Key: acme-key-8f1c2d3e4b5a69788776655443322110\r\n";
  const chunk = `1000\r\n${"x".repeat(4_096)}\r\n`;
  const answer = await talk(`${head}${key}Transfer-Encoding: chunked\r\n\r\n${chunk}`);
  expect(answer).toEqual({ line: "HTTP/1.1 413 Payload Too Large", code: "ACC_REQUEST_TOO_LARGE" });
});
