import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectorError } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { parseGatewayConfig, readGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";

const netvisor = {
  type: "netvisor",
  customerId: "customer",
  customerKey: "env:CUSTOMER_KEY",
  partnerId: "abc_def",
  partnerKey: "file:partner.key",
  organisationId: "1234567-8",
};

const client = { id: "acme", apiKeyHashes: [hashApiKey("a")], system: { type: "sandbox" } };

const minimal = { store: { file: "data/submissions.db" }, clients: [client] };

const parse = (config: unknown) => parseGatewayConfig(JSON.stringify(config), "/srv/gateway/gateway.json");

function errorOf(act: () => unknown): ConnectorError {
  try {
    act();
  } catch (error) {
    if (ConnectorError.is(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const pointersOf = (config: unknown) => errorOf(() => parse(config)).problems.map(({ pointer }) => pointer);

test("everything but the store and the clients has a default", () => {
  expect(parse(minimal)).toMatchObject({
    listen: { host: "127.0.0.1", port: 8080 },
    store: { file: "/srv/gateway/data/submissions.db" },
    limits: { bodyBytes: 5_242_880, requestsPerMinute: 600 },
    zone: "Europe/Helsinki",
    log: { level: "info" },
    metrics: "open",
    docs: true,
    clients: [{ id: "acme", strict: false, system: { type: "sandbox" }, plan: { version: "1" } }],
  });
});

test("paths begin at the configuration's folder", () => {
  const { clients } = parse({ ...minimal, clients: [{ ...client, system: netvisor }] });
  expect(clients[0]?.system).toMatchObject({
    customerKey: "env:CUSTOMER_KEY",
    partnerKey: "file:/srv/gateway/partner.key",
  });
});

test("every problem is reported at once, with a pointer and advice", () => {
  const config = {
    store: { file: 1 },
    clients: [{ id: "not good", apiKeyHashes: [], system: { type: "mainframe" }, plan: { acounts: {} } }],
    zone: "Mars/Olympus",
    listen: { port: 70_000 },
    retries: {},
  };
  const error = errorOf(() => parse(config));
  expect(error.code).toBe("ACC_CONFIG_INVALID");
  expect([...error.problems.map(({ pointer }) => pointer)].sort()).toEqual([
    "/clients/0/apiKeyHashes",
    "/clients/0/id",
    "/clients/0/plan/acounts",
    "/clients/0/system/type",
    "/listen/port",
    "/retries",
    "/store/file",
    "/zone",
  ]);
  expect(error.message).toContain("gateway.json has 8 problems:");
  expect(error.message).toContain("/zone: must be an IANA time zone, e.g. Europe/Helsinki.");
  expect(error.problems.every(({ advice }) => advice.length > 0)).toBe(true);
});

describe("what is wrong is said in an operator's words", () => {
  const told = (config: unknown) =>
    errorOf(() => parse(config)).problems.map(({ pointer, message }) => `${pointer} ${message}`);

  test.each([
    ["a missing setting", { clients: [client] }, "/store is missing: it must be an object in braces"],
    ["a missing text", { ...minimal, store: {} }, "/store/file is missing: it must be text"],
    ["another type", { ...minimal, store: { file: 1 } }, "/store/file must be text, not a number"],
    ["null", { ...minimal, store: { file: null } }, "/store/file must be text, not null"],
    ["text for a number", { ...minimal, listen: { port: "80" } }, "/listen/port must be a number, not text"],
    ["a part of a number", { ...minimal, pollMs: 10.5 }, "/pollMs must be a whole number"],
    [
      "a number that is too large",
      { ...minimal, listen: { port: 70_000 } },
      "/listen/port must be at most 65535",
    ],
    ["nothing in a list", { ...minimal, clients: [] }, "/clients must have at least 1 entry"],
    ["a word that is none", { ...minimal, metrics: "x" }, '/metrics must be "open" or "operator" or "off"'],
    [
      "no system",
      { ...minimal, clients: [{ ...client, system: {} }] },
      '/clients/0/system/type is missing: it must be "netvisor" or "procountor" or "netbaron" or "sandbox"',
    ],
    [
      "another system",
      { ...minimal, clients: [{ ...client, system: { type: "mainframe" } }] },
      '/clients/0/system/type must be "netvisor" or "procountor" or "netbaron" or "sandbox"',
    ],
    ["a name with a slip", { ...minimal, retries: {} }, "/retries is not a setting; did you mean retry?"],
    ["a name that nobody knows", { ...minimal, colour: 1 }, "/colour is not a setting"],
    [
      "a slip far below",
      { ...minimal, clients: [{ ...client, system: { ...netvisor, partnerID: "x" } }] },
      "/clients/0/system/partnerID is not a setting; did you mean partnerId?",
    ],
    ["a list", [], " must be an object in braces, not a list"],
  ])("%s", (_title, config, words) => {
    expect(told(config)).toEqual([words]);
  });
});

describe("a secret in the file", () => {
  const literal = "literal-secret-1234567890";

  test.each([
    [
      "where a reference belongs",
      { ...minimal, clients: [{ ...client, system: { ...netvisor, customerKey: literal } }] },
    ],
    [
      "behind a made-up scheme",
      { ...minimal, clients: [{ ...client, system: { ...netvisor, customerKey: `text:${literal}` } }] },
    ],
    ["as an API key instead of its hash", { ...minimal, clients: [{ ...client, apiKeyHashes: [literal] }] }],
    [
      "as an API key behind sha256:",
      { ...minimal, clients: [{ ...client, apiKeyHashes: [`sha256:${literal}`] }] },
    ],
    ["as an operator's key", { ...minimal, operator: { apiKeyHashes: [literal] } }],
    ["as a number's place", { ...minimal, listen: { port: literal } }],
  ])("%s is refused without repeating it", (_title, config) => {
    const error = errorOf(() => parse(config));
    expect(error.problems).toHaveLength(1);
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain("literal-secret");
  });

  test("next to a syntax error is not quoted; the place is named", () => {
    const text = `{\n  "store": { "file": "x" },\n  "key": "${literal}" oops\n}`;
    const error = errorOf(() => parseGatewayConfig(text, "gateway.json"));
    expect(error.message).toMatch(/is not JSON text( near line 3, column \d+)?\./);
    expect(error.message + JSON.stringify(error)).not.toContain("literal");
  });
});

describe("what must be unique", () => {
  test("client identifiers and keys, over operators too", () => {
    const second = { ...client, apiKeyHashes: [hashApiKey("b")] };
    expect(pointersOf({ ...minimal, clients: [client, second] })).toEqual(["/clients/1/id"]);
    expect(pointersOf({ ...minimal, clients: [client, { ...client, id: "other" }] })).toEqual([
      "/clients/1/apiKeyHashes/0",
    ]);
    expect(pointersOf({ ...minimal, operator: { apiKeyHashes: [hashApiKey("a")] } })).toEqual([
      "/operator/apiKeyHashes/0",
    ]);
  });

  test("a Netvisor company: it takes one request at a time", () => {
    const first = { ...client, system: netvisor };
    const second = { id: "other", apiKeyHashes: [hashApiKey("b")], system: netvisor };
    expect(pointersOf({ ...minimal, clients: [first, second] })).toEqual([
      "/clients/1/system/organisationId",
    ]);
    const test = { ...second, system: { ...netvisor, environment: "test" } };
    expect(parse({ ...minimal, clients: [first, test] }).clients).toHaveLength(2);
  });
});

test("metrics for operators need an operator", () => {
  expect(pointersOf({ ...minimal, metrics: "operator" })).toEqual(["/metrics"]);
});

test("a file is read; one that is not there is a problem of the configuration", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gateway-config-"));
  const file = join(folder, "gateway.json");
  await writeFile(file, JSON.stringify(minimal));
  expect((await readGatewayConfig(file)).store.file).toBe(join(folder, "data/submissions.db"));
  await expect(readGatewayConfig(join(folder, "absent.json"))).rejects.toMatchObject({
    code: "ACC_CONFIG_INVALID",
    problems: [{ pointer: "", message: "cannot be read" }],
  });
  await rm(folder, { recursive: true });
});

describe("Procountor and NetBaron", () => {
  const procountor = {
    type: "procountor",
    clientId: "registered",
    clientSecret: "env:CLIENT_SECRET",
    apiKey: "file:procountor.key",
  };
  const folder = { type: "netbaron", drop: { type: "folder", path: "drop" } };
  const sftp = {
    type: "netbaron",
    drop: {
      type: "sftp",
      host: "sftp.example.com",
      username: "confirma",
      privateKey: "file:sftp.key",
      hostKey: `SHA256:${"A".repeat(43)}`,
      path: "/netbaron",
    },
  };
  const of = (id: string, system: object) => ({ id, apiKeyHashes: [hashApiKey(id)], system });

  test("secrets and drop folders begin at the configuration's folder", () => {
    const { clients } = parse({
      ...minimal,
      clients: [of("a", procountor), of("b", folder), of("c", sftp)],
    });
    expect(clients.map(({ system }) => system)).toMatchObject([
      { clientSecret: "env:CLIENT_SECRET", apiKey: "file:/srv/gateway/procountor.key" },
      { drop: { path: "/srv/gateway/drop", inbox: "in" } },
      { drop: { path: "/netbaron", privateKey: "file:/srv/gateway/sftp.key" } },
    ]);
  });

  test("a secret itself is refused and not repeated", () => {
    const literal = "literal-secret-1234567890";
    const config = {
      ...minimal,
      clients: [
        of("a", { ...procountor, clientSecret: literal }),
        of("b", { ...sftp, drop: { ...sftp.drop, privateKey: literal } }),
      ],
    };
    expect([...pointersOf(config)].sort()).toEqual([
      "/clients/0/system/clientSecret",
      "/clients/1/system/drop/privateKey",
    ]);
    expect(errorOf(() => parse(config)).message).not.toContain(literal);
  });

  test("an API key and a drop belong to one client", () => {
    const systems = [procountor, procountor, folder, folder, sftp, sftp];
    const clients = systems.map((system, index) => of(`client-${index}`, system));
    expect([...pointersOf({ ...minimal, clients })].sort()).toEqual([
      "/clients/1/system/apiKey",
      "/clients/3/system/drop/path",
      "/clients/5/system/drop/path",
    ]);
  });
});

test("a lease below a second and counts below one are refused", () => {
  const retry = { leaseMs: 999, sendings: 0, stalls: 0 };
  expect([...pointersOf({ ...minimal, retry })].sort()).toEqual([
    "/retry/leaseMs",
    "/retry/sendings",
    "/retry/stalls",
  ]);
});
