import { Agent, type IncomingMessage, request } from "node:http";
import { afterEach } from "@jest/globals";
import {
  demoProcountorClient,
  demoProcountorCompany,
  type ProcountorSimulator,
  type ProcountorSimulatorOptions,
  startProcountorSimulator,
} from "../../src/index.ts";

/** A JSON answer as a test looks at it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as JSON, `undefined` when it is none. */
  readonly json: unknown;
}

/** A simulator with a token for one company. */
export interface Session {
  readonly simulator: ProcountorSimulator;
  readonly token: string;
  /** One request with the token; the body is sent as JSON. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

const started: ProcountorSimulator[] = [];
const agent = new Agent({ keepAlive: false });

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

/** A client without a practical limit of requests. */
const fastClient = { ...demoProcountorClient, requestsPerSecond: 100_000 };

/** A simulator that ends with the test. */
export async function running(options: ProcountorSimulatorOptions = {}): Promise<ProcountorSimulator> {
  const simulator = await startProcountorSimulator({ clients: [fastClient], ...options });
  started.push(simulator);
  return simulator;
}

/** A running simulator with a token for its first company. */
export async function session(options: ProcountorSimulatorOptions = {}): Promise<Session> {
  const simulator = await running(options);
  const company = options.companies?.[0] ?? demoProcountorCompany();
  return enter(simulator, company.apiKey);
}

/** A token for another company of the same simulator. */
export async function enter(simulator: ProcountorSimulator, apiKey: string): Promise<Session> {
  const answer = await requestToken(simulator, { api_key: apiKey });
  const token = String(at(answer.json, "access_token"));
  const call = (method: string, path: string, body?: unknown): Promise<Answer> => {
    const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    return exchange(
      `${simulator.url}/${path}`,
      method,
      headers,
      body === undefined ? undefined : JSON.stringify(body),
    );
  };
  return { simulator, token, call };
}

/** POST /oauth/token as the vendor describes it, with some fields different. */
export function requestToken(
  simulator: ProcountorSimulator,
  change: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: demoProcountorClient.id,
    client_secret: demoProcountorClient.secret,
    redirect_uri: "https://example.test/back",
    api_key: demoProcountorCompany().apiKey,
    ...change,
  });
  const type = { "Content-Type": "application/x-www-form-urlencoded", ...headers };
  return exchange(`${simulator.url}/oauth/token`, "POST", type, form.toString());
}

/** One HTTP request; rejects when the connection breaks before a whole answer. */
export function exchange(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const outgoing = request(
      url,
      { method, headers: { ...headers, ...length }, agent },
      (response: IncomingMessage) => {
        const chunks: Uint8Array[] = [];
        response.on("data", (chunk: Uint8Array) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers, json: parsed(text) });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page or nothing: there is no JSON to show.
    return undefined;
  }
}

/** The value under a path of names and indexes. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== "object" || inner === null) return undefined;
    return new Map(Object.entries(inner)).get(String(step));
  }, value);
}

/** The number under a path, NaN when there is none. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number {
  const found = at(value, ...path);
  return typeof found === "number" ? found : Number.NaN;
}

/** The first error of an answer as `field: message`, or `OK`. */
export function errorOf(answer: Answer): string {
  if (answer.status < 400) return "OK";
  const field = at(answer.json, "errors", 0, "field");
  const message = String(at(answer.json, "errors", 0, "message") ?? `HTTP ${answer.status}`);
  return field === undefined ? message : `${String(field)}: ${message}`;
}

/** Waits, within bounds, until something is so. */
export async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !condition(); round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
