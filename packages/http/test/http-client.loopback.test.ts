import type { Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import nock from "nock";
import { createHttpClient, type HttpResult } from "../src/index.ts";
import { type LoopbackServer, listen, refusedPort, startLoopback } from "./support/loopback-server.ts";
import { selfSignedCertificate } from "./support/self-signed-certificate.ts";

// Node's own sockets are what is tested here, so nothing may stand between.
beforeAll(() => nock.restore());

const http = createHttpClient();
const servers: LoopbackServer[] = [];

async function serve(play: (socket: Socket) => void): Promise<LoopbackServer> {
  const server = await startLoopback(play);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const post = (url: string, more: { signal?: AbortSignal; timeout?: number } = {}): Promise<HttpResult> =>
  http.exchange({ method: "POST", url, body: "<root/>", ...more });

const noAnswer = { type: "unknown", problem: { code: "ACC_UNKNOWN_NO_ANSWER" } };
const unreachable = { type: "notSent", problem: { code: "ACC_NOT_SENT_UNREACHABLE" } };
const cancelled = { type: "notSent", problem: { code: "ACC_NOT_SENT_CANCELLED" } };

const onRequest = (act: (socket: Socket) => void) => (socket: Socket) => {
  socket.once("data", () => act(socket));
};

describe("what really happens to sockets", () => {
  it("a refused port: not sent", async () => {
    expect(await post(`http://127.0.0.1:${await refusedPort()}/`)).toMatchObject(unreachable);
  });

  it("accepted, then destroyed before the request was read: unknown", async () => {
    const server = await serve((socket) => socket.destroy());
    expect(await post(server.url)).toMatchObject(noAnswer);
  });

  it("accepted, then reset after the request was read: unknown, and sent once", async () => {
    const server = await serve(onRequest((socket) => socket.resetAndDestroy()));
    expect(await post(server.url)).toMatchObject(noAnswer);
    expect(server.connections()).toBe(1);
  });

  it("half a body with a length: unknown", async () => {
    const server = await serve(
      onRequest((s) => s.end("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<Root>")),
    );
    expect(await post(server.url)).toMatchObject(noAnswer);
  });

  it("half a chunked body: unknown", async () => {
    const half = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<Root>\r\n";
    const server = await serve(onRequest((socket) => socket.end(half)));
    expect(await post(server.url)).toMatchObject(noAnswer);
  });

  it("not HTTP at all: unknown", async () => {
    const server = await serve(onRequest((socket) => socket.end("SSH-2.0-x\r\n")));
    expect(await post(server.url)).toMatchObject(noAnswer);
  });

  it("no answer in time: unknown", async () => {
    const server = await serve(() => undefined);
    expect(await post(server.url, { timeout: 60 })).toMatchObject(noAnswer);
  });

  it("a body that trickles past the time-out: unknown", async () => {
    const server = await serve(
      onRequest((socket) => {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
        const timer = setInterval(() => socket.write("x"), 10);
        socket.once("close", () => clearInterval(timer));
      }),
    );
    expect(await post(server.url, { timeout: 100 })).toMatchObject(noAnswer);
  });

  it("a body above the limit: unknown", async () => {
    const small = createHttpClient({ maxAnswerBytes: 10 });
    const server = await serve(
      onRequest((s) => s.end("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n12345678901")),
    );
    expect(await small.exchange({ method: "GET", url: server.url })).toMatchObject(noAnswer);
  });

  it("cancelled after the connection stood: unknown", async () => {
    const cancel = new AbortController();
    const server = await serve(onRequest(() => cancel.abort()));
    expect(await post(server.url, { signal: cancel.signal })).toMatchObject(noAnswer);
  });

  it("cancelled before: not sent, and no connection is made", async () => {
    const server = await serve((socket) => socket.destroy());
    expect(await post(server.url, { signal: AbortSignal.abort() })).toMatchObject(cancelled);
    expect(server.connections()).toBe(0);
  });

  it("a redirect is an answer and is not followed", async () => {
    const server = await serve(
      onRequest((socket) => socket.end("HTTP/1.1 307 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")),
    );
    expect(await post(server.url)).toMatchObject({ type: "answered", status: 307 });
    expect(server.connections()).toBe(1);
  });

  it("every request has a connection of its own", async () => {
    const server = await serve((socket) => {
      socket.on("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    });
    const results = [await post(server.url), await post(server.url), await post(server.url)];
    expect(results.map((each) => each.type === "answered" && each.text())).toEqual(["ok", "ok", "ok"]);
    expect(server.connections()).toBe(3);
  });
});

describe("TLS", () => {
  it("a certificate that nobody trusts: not sent, and no byte of the request arrives", async () => {
    const received: Buffer[] = [];
    const server = createTlsServer(selfSignedCertificate(), (socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (data) => received.push(data));
    });
    const port = await listen(server);
    const result = await post(`https://127.0.0.1:${port}/`);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(result).toMatchObject(unreachable);
    expect(received).toEqual([]);
  });

  it("a handshake that never ends: not sent when the connect time-out passes", async () => {
    const impatient = createHttpClient({ connectTimeout: 60 });
    const server = await serve(() => undefined);
    const url = server.url.replace("http:", "https:");
    expect(await impatient.exchange({ method: "POST", url, body: "x" })).toMatchObject(unreachable);
  });
});
