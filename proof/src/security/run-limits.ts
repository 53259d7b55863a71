import { once } from "node:events";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { canarySecrets } from "./canary.ts";

/** One hostile request and what became of it. */
export interface Probe {
  readonly title: string;
  readonly wanted: readonly number[];
  readonly got: number;
  /** Why it is not as it must be; absent when it is. */
  readonly wrong?: string;
}

type Hostile = readonly [title: string, wanted: readonly number[], bytes: Buffer | string];

const target = "/api/v1/partner/accounting/ledger";

function post(body: Buffer | string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const all = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-api-key: ${canarySecrets.plainKey}\r\n`;
  return Buffer.concat([Buffer.from(`${head}${lines.join("")}\r\n`), Buffer.from(body)]);
}

const get = (path: string, more = ""): string =>
  `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}\r\n`;

const method = (name: string): string =>
  `${name} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`;

const gzipBomb = gzipSync(Buffer.alloc(5_000_000, 32));

/** Requests that break a limit or a rule of HTTP, JSON or of ours; bounds are those of the proof's configuration. */
const hostile: readonly Hostile[] = [
  ["body over the limit", [413], post(`"${"x".repeat(70_000)}"`)],
  ["body announced over the limit, never sent", [413], post("{", { "content-length": "99999999" })],
  ["deep nesting", [400], post(`${"[".repeat(30_000)}${"]".repeat(30_000)}`)],
  ["deep nesting of objects", [400], post(`${'{"a":'.repeat(8_000)}1${"}".repeat(8_000)}`)],
  ["prototype keys", [400], post('{"ledgers":[{"__proto__":{"x":1},"constructor":{"prototype":{}}}]}')],
  ["duplicate keys", [400], post('{"ledgers":[],"ledgers":[]}')],
  ["invalid UTF-8", [400], post(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]))],
  ["lone surrogate and control characters", [400], post('{"ledgers":"\\ud800\\u0000"}')],
  ["not JSON", [400], post("{]")],
  ["a number beyond all bounds", [400], post('{"ledgers":[{"amount":1e999999}]}')],
  ["gzip bomb", [415], post(gzipBomb, { "content-encoding": "gzip" })],
  ["another content type", [415], post("<a/>", { "content-type": "text/xml" })],
  ["another charset", [415], post("{}", { "content-type": "application/json; charset=utf-16" })],
  [
    "two lengths",
    [400],
    `POST ${target} HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
  ],
  ["length and chunks (smuggling)", [400], post("0\r\n\r\n", { "transfer-encoding": "chunked" })],
  ["a line feed in a header", [400], get("/healthz", "x: a\nb c\r\n")],
  ["headers over the limit", [431], get("/healthz", `x-long: ${"a".repeat(20_000)}\r\n`)],
  ["ten thousand small headers", [431], get("/healthz", "a: b\r\n".repeat(10_000))],
  ["method TRACE", [400, 404, 405], method("TRACE")],
  ["method DELETE", [405], method("DELETE")],
  ["a method that is none", [400], method("STEAL")],
  ["path that climbs", [404], get("/../../etc/passwd")],
  ["path that climbs, encoded", [404], get("/docs/%2e%2e%2f%2e%2e%2fetc%2fpasswd")],
  ["path with a zero byte", [404], get("/docs/%00")],
  ["path that cannot be decoded", [404], get("/%ff%zz")],
  [
    "a path of ten thousand characters",
    [401, 404, 414],
    get(`/api/v1/connect/submissions/${"a".repeat(10_000)}`),
  ],
  ["not HTTP", [400], "canary canary\r\n\r\n"],
  ["TLS to the plain port", [400], Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3])],
  ["headers that never end (slow loris)", [408], "GET /healthz HTTP/1.1\r\nhost: x\r\n"],
  ["a body that never ends (slow loris)", [408], post("{", { "content-length": "50" })],
];

/** Writes bytes and reads until the gateway ends the connection; bounded. */
async function talk(url: string, bytes: Buffer | string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const pieces: Buffer[] = [];
  socket.on("data", (piece: Buffer) => void pieces.push(piece));
  // A gateway that refuses early may reset what is still being written: the answer before it counts.
  socket.on("error", () => socket.destroy());
  socket.setTimeout(20_000, () => socket.destroy());
  const closed = once(socket, "close");
  socket.write(bytes);
  await closed;
  return Buffer.concat(pieces).toString("utf8");
}

function judge([title, wanted]: Hostile, answer: string): Probe {
  const got = Number(/^HTTP\/1\.1 (\d{3})/u.exec(answer)?.[1] ?? 0);
  const body = answer.slice(answer.indexOf("\r\n\r\n") + 4);
  const json = /"error":\{"code":"ACC_[A-Z_]+","message":"[^"]+/u.test(body);
  const stack = /\bat [^ ]+ \(|node_modules|\.[jt]s:\d/u.test(answer);
  if (!wanted.includes(got)) return { title, wanted, got, wrong: "another status" };
  if (!json) return { title, wanted, got, wrong: "no JSON error" };
  return stack ? { title, wanted, got, wrong: "a stack trace" } : { title, wanted, got };
}

/** Two hundred connections that say nothing, and requests in one pipe: others are still served. */
async function crowd(url: string): Promise<readonly Probe[]> {
  const port = Number(new URL(url).port);
  const idle = Array.from({ length: 200 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
  const piped = await talk(url, `${"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n".repeat(99)}${get("/healthz")}`);
  for (const socket of idle) socket.destroy();
  const answers = piped.match(/HTTP\/1\.1 200/gu)?.length ?? 0;
  const title = "a hundred requests in one pipe beside two hundred silent connections";
  return [{ title, wanted: [200], got: 200, ...(answers === 100 ? {} : { wrong: `${answers} answers` }) }];
}

/** Plays every hostile request against the gateway that listens at `url`; everything that is answered is heard. */
export async function runLimits(url: string, hear: (text: string) => void): Promise<readonly Probe[]> {
  const probes = await Promise.all(
    hostile.map(async (each) => {
      const answer = await talk(url, each[2]);
      hear(answer);
      return judge(each, answer);
    }),
  );
  const after = await fetch(new URL("healthz", url));
  const alive = { title: "alive afterwards", wanted: [200], got: after.status };
  return [...probes, ...(await crowd(url)), after.status === 200 ? alive : { ...alive, wrong: "not alive" }];
}
