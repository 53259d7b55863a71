import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startNetvisorSimulator } from "@confirma-connect/simulators";
import { freePort } from "../chaos/free-port.ts";
import { askAgencies } from "./agency-errors.ts";
import { canaries, canaryPersons, canarySecrets } from "./canary.ts";
import { startCanaryAgency } from "./canary-agency.ts";
import { type CanaryBodies, canaryBodies, misplaced } from "./canary-document.ts";
import { ChannelScan, type Hit } from "./channel-scan.ts";
import { runCommands } from "./command-channels.ts";
import { netvisorRefusal, startQuotingVendor } from "./quoting-vendor.ts";
import { type Probe, runLimits } from "./run-limits.ts";
import { canaryCompany, canaryPartner, securityEnvironment, writeSecurityConfig } from "./security-config.ts";
import { speak } from "./speak.ts";
import { type Ears, type Program, serveWatched } from "./watched-process.ts";

/** What the run found. */
export interface CanaryReport {
  readonly channels: ReadonlyMap<string, number>;
  readonly canaries: number;
  readonly requests: number;
  readonly hits: readonly Hit[];
  /** Leaks planted into what came through, and those that the scan did not see. */
  readonly planted: number;
  readonly missed: readonly Hit[];
  readonly limits: readonly Probe[];
  /** What did not go as expected, so that the figures would mean less. */
  readonly unexpected: readonly string[];
}

/** Where the harness stands while it asks. */
export interface Stage {
  readonly url: string;
  readonly scan: ChannelScan;
  readonly folder: string;
  readonly program: (args: readonly string[]) => Program;
  readonly unexpected: string[];
}

const kinds = ["invoice", "ledger", "payment"] as const;

const accounting = (kind: string): string => `api/v1/partner/accounting/${kind}`;

/** Codes and pointers of an answer; both are free of values. */
const findingsIn = (body: string): string =>
  [...body.matchAll(/"code":"(\w+)","severity":"error","pointer":"([^"]*)"/gu)]
    .map(([, code, pointer]) => `${code} ${pointer}`)
    .join(", ");

/** Documents that are taken: by the books, by a vendor that refuses and quotes, and by the sandbox. */
async function submitWhole({ url, scan, unexpected }: Stage): Promise<number> {
  const accepted = scan.open("answers to accepted documents");
  const submit = async (key: string, bodies: CanaryBodies): Promise<void> => {
    for (const kind of kinds) {
      const said = await speak(url, { method: "POST", path: accounting(kind), key, body: bodies[kind] });
      accepted(said.text);
      if (said.status !== 202) unexpected.push(`${kind}: ${said.status} ${findingsIn(said.body)}`);
    }
  };
  for (const key of [canarySecrets.booksKey, canarySecrets.plainKey, canarySecrets.plainKey]) {
    await submit(key, canaryBodies(canaryPersons.accepted, 1));
  }
  await submit(canarySecrets.echoKey, canaryBodies(canaryPersons.refused, 2));
  await submit(`${canarySecrets.plainKey}-2`, canaryBodies(canaryPersons.refused, 3));
  return 15;
}

/** The same documents with a canary at each place where something else belongs. */
async function submitMisplaced({ url, scan, unexpected }: Stage): Promise<number> {
  const hear = scan.open("answers to malformed documents");
  const statuses = new Map<number, number>();
  let asked = 0;
  for (const kind of kinds) {
    for (const body of misplaced(canaryBodies(canaryPersons.malformed, 4)[kind], canaryPersons.malformed)) {
      const said = await speak(url, {
        method: "POST",
        path: accounting(kind),
        key: canarySecrets.plainKey,
        body,
      });
      hear(said.text);
      asked += 1;
      statuses.set(said.status, (statuses.get(said.status) ?? 0) + 1);
    }
  }
  for (const status of statuses.keys()) {
    if (![202, 400, 409].includes(status)) unexpected.push(`malformed document: ${status}`);
  }
  if ((statuses.get(400) ?? 0) < 100) unexpected.push("fewer than 100 malformed documents were refused");
  return asked;
}

/** Keys, paths, queries and headers that hold canaries. */
async function askWrongly({ url, scan, unexpected }: Stage): Promise<void> {
  const hear = scan.open("answers to wrong keys, paths and queries");
  const { name, iban, note } = canaryPersons.malformed;
  const headers = {
    authorization: canarySecrets.authorization,
    cookie: `s=${canarySecrets.cookie}`,
    "x-request-id": note,
  };
  const paths = [note, `%zz${note}`, `api/v1/connect/submissions/${note}`, `docs/${note}`].concat(
    [`status=${note}`, `sourceIdentifier=${iban}&x=${encodeURIComponent(name)}`, `fromDate=${iban}`].map(
      (query) => `${accounting("ledger")}?${query}`,
    ),
  );
  for (const path of paths) {
    for (const key of [canarySecrets.wrongKey, canarySecrets.plainKey]) {
      const said = await speak(url, { path, key, headers });
      hear(said.text);
      if (said.status < 400) unexpected.push(`a wrong address was answered with ${said.status}`);
    }
  }
  const decision = { type: "booked", vendorId: { a: iban } };
  const path = "api/v1/connect/submissions/nobody/decision";
  hear((await speak(url, { method: "POST", path, key: canarySecrets.operatorKey, body: decision })).text);
}

/** Everything that can be read. The detail of a submission shows the caller's own document, but no secret. */
async function readAll({ url, scan }: Stage): Promise<void> {
  const [status, list] = [scan.open("status lists of the agency"), scan.open("lists of submissions")];
  const detail = scan.open("submissions in detail (own data allowed)", "noSecrets");
  const keys = [
    canarySecrets.booksKey,
    canarySecrets.echoKey,
    canarySecrets.plainKey,
    canarySecrets.operatorKey,
  ];
  for (const key of keys) {
    for (const kind of kinds) status((await speak(url, { path: accounting(kind), key })).text);
    const listed = await speak(url, { path: "api/v1/connect/submissions?limit=500", key });
    list(listed.text);
    for (const [, reference = ""] of [...listed.body.matchAll(/"reference":"([^"]+)"/gu)].slice(0, 12)) {
      detail((await speak(url, { path: `api/v1/connect/submissions/${reference}`, key })).text);
    }
  }
  const preview = scan.open("previews (own data allowed)", "noSecrets");
  for (const kind of kinds) {
    const body = canaryBodies(canaryPersons.accepted, 9)[kind];
    const path = `api/v1/connect/preview/${kind}`;
    preview((await speak(url, { method: "POST", path, key: canarySecrets.booksKey, body })).text);
  }
  scan.open("metrics")((await speak(url, { path: "metrics" })).text);
  for (const path of ["healthz", "readyz"]) scan.open("health")((await speak(url, { path })).text);
  for (const path of ["openapi.json", "docs"])
    scan.open("OpenAPI and its page")((await speak(url, { path })).text);
}

/** Waits until the books have everything, and the vendor that quotes has had its say about two documents. */
async function settle({ url, unexpected }: Stage): Promise<void> {
  const path = "api/v1/connect/submissions?limit=500";
  const count = async (key: string, states: RegExp): Promise<number> =>
    [...(await speak(url, { path, key })).body.matchAll(states)].length;
  for (let turn = 0; turn < 300; turn += 1) {
    const booked = await count(canarySecrets.booksKey, /"state":"accepted"/gu);
    const quoted = await count(canarySecrets.echoKey, /"state":"(?:parked|refused)"/gu);
    // A payment may wait for its parked invoice: that is as promised.
    if (booked >= 3 && quoted >= 2) return;
    await pause(50);
  }
  unexpected.push("documents were still under way after the bound");
}

/** The same identifiers with other content, after the first were booked. */
async function submitConflicts({ url, scan, unexpected }: Stage): Promise<number> {
  const hear = scan.open("answers to conflicts");
  const first = canaryBodies(canaryPersons.refused, 1);
  for (const kind of kinds) {
    const body = JSON.stringify(first[kind]).replaceAll("2026-03-02", "2026-03-03");
    const said = await speak(url, {
      method: "POST",
      path: accounting(kind),
      key: canarySecrets.booksKey,
      body,
    });
    hear(said.text);
    if (said.status !== 409) unexpected.push(`conflict of ${kind}: ${said.status}`);
  }
  return kinds.length;
}

async function play(
  stage: Stage,
  ears: Ears,
  config: string,
): Promise<{ requests: number; limits: readonly Probe[] }> {
  const gateway = await serveWatched(stage.program(["serve", "--config", config]), ears, stage.url);
  try {
    const whole = await submitWhole(stage);
    const wrong = await submitMisplaced(stage);
    await askWrongly(stage);
    await settle(stage);
    const conflicts = await submitConflicts(stage);
    await readAll(stage);
    const limits = await runLimits(stage.url, stage.scan.open("answers at the limits"));
    await runCommands(stage, config);
    return { requests: whole + wrong + conflicts, limits };
  } finally {
    const code = await gateway.stop();
    if (code !== 0) stage.unexpected.push(`the gateway ended with ${code}`);
  }
}

/** Sends canaries through every path of a real gateway process and scans whatever comes out of it. */
export async function runCanaries(script: string): Promise<CanaryReport> {
  const folder = mkdtempSync(join(tmpdir(), "confirma-security-"));
  const words = [
    ...Object.values(canaryPersons.vendor),
    canarySecrets.netvisorEcho,
    canarySecrets.netvisorPartner,
  ].join(" ");
  const simulator = await startNetvisorSimulator({ companies: [canaryCompany], partner: canaryPartner });
  const echo = await startQuotingVendor({ words, form: netvisorRefusal });
  const agency = await startCanaryAgency();
  const port = await freePort();
  const places = { port, books: simulator.url, echo: echo.url, agency: agency.url };
  const config = writeSecurityConfig(folder, places);
  writeFileSync(join(folder, "ledger.json"), JSON.stringify(canaryBodies(canaryPersons.accepted, 7).ledger));
  writeFileSync(join(folder, "wrong.json"), JSON.stringify({ ledgers: [{ ledgerIdentifier: [words] }] }));
  const scan = new ChannelScan();
  const program = (args: readonly string[]): Program => ({ script, args, environment: securityEnvironment });
  const stage: Stage = { url: `http://127.0.0.1:${port}/`, scan, folder, program, unexpected: [] };
  const ears = { out: scan.open("log of the gateway"), err: scan.open("standard error of the gateway") };
  try {
    const { requests, limits } = await play(stage, ears, config);
    await askAgencies(scan);
    ears.err("(end of standard error)");
    return {
      channels: scan.bytes(),
      canaries: canaries.length,
      requests,
      hits: scan.hits(),
      ...scan.sharpness(),
      limits,
      unexpected: stage.unexpected,
    };
  } finally {
    await Promise.all([simulator.close(), echo.close(), agency.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
