import type { ConfirmaSimulator } from "@confirma-connect/simulators";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Run, run } from "../command/fake-host.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";
import { type CollectStage, openCollectStage } from "./collect-stage.ts";

const period = ["--from", "2026-03-01", "--to", "2026-03-31"];

/** Runs a command and stops it as soon as the agency has got a request for this resource. */
async function stoppedAt(agency: ConfirmaSimulator, resource: string, argv: readonly string[]): Promise<Run> {
  const stopping = new AbortController();
  const earlier = agency.probe.requests().length;
  const watch = setInterval(() => {
    const asked = agency.probe.requests().slice(earlier);
    if (asked.some((request) => request.resource === resource)) stopping.abort();
  }, 10);
  try {
    return await run(argv, { stopped: stopping.signal, errIsTerminal: true });
  } finally {
    clearInterval(watch);
  }
}

/** Words of progress on a terminal: without their padding. */
const shown = ({ err }: Run): readonly string[] => err.split("\r").map((line) => line.trim());

describe("pull", () => {
  let stage: AgencyStage;
  beforeEach(async () => {
    stage = await openAgencyStage();
  });
  afterEach(() => stage.close());

  test("says what it waits for, and ends at once when it is stopped", async () => {
    stage.agency.arm({ kind: "loseRequest", silent: true, when: { resource: "settlements" } });
    const argv = ["pull", "--config", stage.config, ...period];
    const stopped = await stoppedAt(stage.agency, "settlements", argv);
    expect([stopped.code, stopped.err, stopped.out]).toEqual([
      5,
      expect.stringContaining("error ACC_NOT_SENT_CANCELLED: stopped before it was done\n"),
      "",
    ]);
    expect(shown(stopped)).toContain("asking confirma for settlements");
  });

  test("says it again while the agency is silent, where lines cannot be rewritten too", async () => {
    stage.agency.arm({ kind: "slowAnswer", delayMs: 3_500, when: { resource: "settlements" } });
    const { code, err } = await run(["pull", "--dry-run", "--config", stage.config, ...period]);
    expect([code, err]).toEqual([0, expect.stringMatching(/^(asking confirma for settlements\n)+$/u)]);
  });
});

describe("reconcile", () => {
  test("says which side it waits for", async () => {
    const stage = await openAgencyStage();
    const { err } = await run(["reconcile", "--config", stage.config, ...period], { errIsTerminal: true });
    await stage.close();
    expect(err.split("\r").map((line) => line.trim())).toEqual(
      expect.arrayContaining(["asking confirma for settlements"]),
    );
  });
});

describe("collect", () => {
  let stage: CollectStage;
  beforeEach(async () => {
    stage = await openCollectStage(2);
    await stage.collecting({ policy: { quietPeriod: 0 } });
  }, 60_000);
  afterEach(() => stage.close());

  const argv = () => ["collect", "--config", stage.config, "--from", "2026-01-01"];
  const states = async (): Promise<readonly string[]> => {
    const { entries } = JSON.parse((await stage.told("list", "--json")).out);
    return entries.map(({ invoiceNumber, state }: Record<string, string>) => `${invoiceNumber} ${state}`);
  };

  test("a look that nobody waits for ends at once, and nothing follows from it", async () => {
    stage.agency.arm({ kind: "loseRequest", when: { resource: "invoice", method: "POST" } });
    await stage.collect();
    expect(await states()).toContain("700001 unknown");
    stage.agency.arm({ kind: "loseRequest", silent: true, when: { resource: "invoice/case" } });
    const { code, err } = await stoppedAt(stage.agency, "invoice/case", argv());
    expect([code, err]).toEqual([5, expect.stringContaining("stopped before it was done")]);
    // After its quiet period an entry that was looked for in vain is parked; this one was not looked for.
    expect(await states()).toContain("700001 unknown");
  });

  test("what is being told is told to its end, and nothing after it", async () => {
    stage.agency.arm({ kind: "slowAnswer", delayMs: 500, when: { resource: "invoice", method: "POST" } });
    const { code, err } = await stoppedAt(stage.agency, "invoice", argv());
    expect([code, err]).toEqual([5, expect.stringContaining("stopped before it was done")]);
    expect(err).toContain("stopping: what is under way is waited for; interrupt again to end at once");
    expect(await states()).toEqual(["700001 submitted"]);
    expect(stage.agency.probe.books().cases).toHaveLength(1);
  });
});
