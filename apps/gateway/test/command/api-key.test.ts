import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  demoProcountorClient,
  demoProcountorCompany,
  type ProcountorSimulator,
  startProcountorSimulator,
} from "@confirma-connect/simulators";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { run } from "./fake-host.ts";

let folder: string;
let procountor: ProcountorSimulator;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "api-key-"));
  procountor = await startProcountorSimulator();
  await writeFile(join(folder, "client.secret"), demoProcountorClient.secret);
});
afterEach(async () => {
  await procountor.close();
  await rm(folder, { recursive: true });
});

const redirectUri = "https://confirma.example/back";

const argv = (out: string): readonly string[] => [
  "procountor",
  "api-key",
  ...["--client-id", demoProcountorClient.id],
  ...["--client-secret", `file:${join(folder, "client.secret")}`],
  ...["--redirect-uri", redirectUri],
  ...["--base-url", procountor.url],
  ...["--out", out],
];

/** Logs in as a person would: opens the address, chooses the company, and copies where the browser ends. */
async function logIn(said: string): Promise<string> {
  const address = new URL(/https?:\S+keylogin\S+/u.exec(said)?.[0] ?? "");
  const choice = new URL("/keylogin/confirm", address);
  choice.search = new URLSearchParams([
    ...address.searchParams,
    ["company", String(demoProcountorCompany().id)],
  ]).toString();
  const { headers } = await fetch(choice, { redirect: "manual" });
  return headers.get("location") ?? "";
}

/** What Procountor answers to a request for a token with a key. */
async function tokenStatus(apiKey: string): Promise<number> {
  const { id, secret } = demoProcountorClient;
  const form = { grant_type: "client_credentials", client_id: id, client_secret: secret, api_key: apiKey };
  const { status } = await fetch(`${procountor.url}/oauth/token`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  return status;
}

test("a login gives the key of the chosen company, in a file for its owner only", async () => {
  const out = join(folder, "shop.key");
  const { code, out: said, err } = await run(argv(out), { input: logIn });
  expect([code, said]).toEqual([0, expect.stringContaining(`"apiKey": "file:${out}"`)]);
  const key = (await readFile(out, "utf8")).trim();
  expect(await tokenStatus(key)).toBe(200);
  expect((await stat(out)).mode & 0o777).toBe(0o600);
  expect(said + err).not.toContain(key);
  expect(said + err).not.toContain(demoProcountorClient.secret);
});

test("a file that cannot be made is told before anybody logs in, so that no key is lost", async () => {
  const taken = join(folder, "taken.key");
  await writeFile(taken, "an older key\n");
  const places: readonly (readonly [string, string])[] = [
    [taken, "exists already"],
    [folder, "exists already"],
    [join(folder, "absent", "new.key"), "does not exist"],
    [join(taken, "new.key"), "no file can be made in"],
  ];
  for (const [out, words] of places) {
    let asked = 0;
    const input = async () => {
      asked += 1;
      return "";
    };
    const { code, err } = await run(argv(out), { input });
    expect([code, asked, err]).toEqual([3, 0, expect.stringContaining(words)]);
    expect(err).not.toContain("keylogin");
  }
  expect(await readFile(taken, "utf8")).toBe("an older key\n");
  expect(procountor.probe.requests()).toEqual([]);
});

test("a file that appears during the login is not overwritten", async () => {
  const out = join(folder, "shop.key");
  const input = async (said: string) => {
    await writeFile(out, "an older key\n");
    return logIn(said);
  };
  const { code, err } = await run(argv(out), { input });
  expect([code, err]).toEqual([3, expect.stringContaining("any more")]);
  expect(await readFile(out, "utf8")).toBe("an older key\n");
});

test.each([
  ["nothing", async () => "", "is not an address"],
  ["another login", async () => `${redirectUri}?code=c0de&state=other`, "state differs"],
  [
    "a login that was not completed",
    async (said: string) => `${redirectUri}?state=${/state=(\w+)/u.exec(said)?.[1] ?? ""}`,
    "was not completed",
  ],
])("%s that is pasted ends with 2 and quotes no code", async (_title, input, words) => {
  const { code, err } = await run(argv(join(folder, "new.key")), { input });
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  expect(err).not.toContain("c0de");
  expect(procountor.probe.requests()).toEqual([]);
});

test("a code that Procountor does not take ends with 3", async () => {
  const input = async (said: string) =>
    `${redirectUri}?code=wrong&state=${/state=(\w+)/u.exec(said)?.[1] ?? ""}`;
  const { code, out } = await run([...argv(join(folder, "new.key")), "--json"], { input });
  expect([code, JSON.parse(out)]).toMatchObject([3, { error: { code: "ACC_AUTH_FAILED" } }]);
});
