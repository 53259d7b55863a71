import {
  type Clock,
  ConnectorError,
  civilDateOfInstant,
  type Log,
  type LogFields,
  type PullEntry,
  type PullOptions,
  type PullReport,
  type PullWarning,
  problem,
} from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import { PullEvents } from "../../src/agency/pull-events.ts";
import { type Pause, PullSchedule } from "../../src/agency/pull-schedule.ts";
import { GatewayMetrics } from "../../src/metrics/gateway-metrics.ts";

type Pull = (options: PullOptions) => Promise<PullReport>;

const entry = (
  id: string,
  outcome: PullEntry["outcome"],
  problems: PullEntry["problems"] = [],
): PullEntry => ({
  source: "confirma",
  type: "settlement",
  id,
  outcome,
  documents: 2,
  problems,
});

const gives =
  (...entries: readonly PullEntry[]): Pull =>
  async ({ onEntry }) => {
    for (const each of entries) onEntry?.(each);
    return { entries, warnings: [], unsettled: [] };
  };

const unreachable = new ConnectorError({
  code: "ACC_NOT_SENT_UNREACHABLE",
  stage: "read",
  delivery: "notSent",
});

const fails =
  (error: Error, ...entries: readonly PullEntry[]): Pull =>
  async (options) => {
    await gives(...entries)(options);
    throw error;
  };

/** Three minutes before midnight in Helsinki, on 31 March. */
const lateEvening = Date.UTC(2026, 2, 31, 20, 57);

/** A schedule whose clock moves only while it waits, and whose pulls are given in advance. */
class Bench {
  readonly metrics = new GatewayMetrics();
  readonly logged: [string, string, LogFields | undefined][] = [];
  readonly periods: PullOptions["period"][] = [];
  readonly pauses: number[] = [];
  notified = 0;
  readonly schedule: PullSchedule;
  #now = lateEvening;
  #turns: Pull[];

  constructor(...turns: readonly Pull[]) {
    this.#turns = [...turns];
    const note =
      (level: keyof Log) =>
      (event: string, fields?: LogFields): void =>
        void this.logged.push([level, event, fields]);
    const log: Log = { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") };
    this.schedule = new PullSchedule({
      schedule: { everyMinutes: 60, lookBackDays: 30 },
      zone: "Europe/Helsinki",
      clock: this.#clock,
      pause: this.#pause,
      pull: (options) => this.#pull(options),
      events: new PullEvents({ client: "acme", log, metrics: this.metrics }),
      notify: () => {
        this.notified += 1;
      },
    });
  }

  /** Runs until every given pull was made, and stops. */
  async run(): Promise<void> {
    this.schedule.start();
    while (this.#turns.length > 0) await new Promise((resolve) => setImmediate(resolve));
    await this.schedule.stop();
  }

  /** Lines of the metrics that begin so, without the prefix of all. */
  async metric(start: string): Promise<readonly string[]> {
    const text = await this.metrics.registry.metrics();
    return text.split("\n").filter((line) => line.startsWith(`confirma_connect_${start}`));
  }

  readonly #clock: Clock = {
    now: () => this.#now,
    today: (zone) => civilDateOfInstant(this.#now, zone),
  };

  readonly #pause: Pause = async (milliseconds, signal) => {
    this.pauses.push(milliseconds);
    this.#now += milliseconds;
    if (this.#turns.length > 0) return;
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  };

  #pull(options: PullOptions): Promise<PullReport> {
    this.periods.push(options.period);
    const turn = this.#turns.shift();
    return turn === undefined ? Promise.reject(new Error("one pull too many")) : turn(options);
  }
}

test("each pull covers today, in the zone, and the days before it; between pulls it waits", async () => {
  const bench = new Bench(gives(), gives());
  await bench.run();
  expect(bench.periods).toEqual([
    { from: "2026-03-01", to: "2026-03-31" },
    { from: "2026-03-02", to: "2026-04-01" },
  ]);
  expect(bench.pauses).toEqual([3_600_000, 3_600_000]);
});

test("a pull that takes long is never overtaken: the wait begins at its end", async () => {
  let end: (report: PullReport) => void = () => undefined;
  const slow: Pull = () => new Promise((resolve) => (end = resolve));
  const bench = new Bench(slow, gives());
  const ran = bench.run();
  bench.schedule.start();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect([bench.periods.length, bench.pauses.length]).toEqual([1, 0]);
  end({ entries: [], warnings: [], unsettled: [] });
  await ran;
  expect([bench.periods.length, bench.pauses.length]).toEqual([2, 2]);
});

test("a failure is told by its code, counted, and followed by the next turn", async () => {
  const defect = new Error("words about Canary Person");
  const bench = new Bench(fails(unreachable), fails(defect), gives(entry("S-1", "submitted")));
  await bench.run();
  expect(bench.logged).toEqual([
    ["warn", "pull.failed", { client: "acme", code: "ACC_NOT_SENT_UNREACHABLE", durationMs: 0 }],
    ["error", "pull.failed", { client: "acme", code: "ACC_BUG_INVARIANT", durationMs: 0 }],
    ["info", "pull.finished", expect.objectContaining({ client: "acme", count: 1 })],
  ]);
  expect(await bench.metric("pulls_total")).toEqual([
    'confirma_connect_pulls_total{client="acme",outcome="finished"} 1',
    'confirma_connect_pulls_total{client="acme",outcome="failed"} 2',
  ]);
  const twoHoursLater = lateEvening / 1_000 + 7_200;
  expect(await bench.metric("pull_last_success_timestamp_seconds")).toEqual([
    `confirma_connect_pull_last_success_timestamp_seconds{client="acme"} ${twoHoursLater}`,
  ]);
});

test("before the first pull there is a number to compare with, but no success", async () => {
  const bench = new Bench();
  expect(await bench.metric("pulls_total")).toEqual([
    'confirma_connect_pulls_total{client="acme",outcome="finished"} 0',
    'confirma_connect_pulls_total{client="acme",outcome="failed"} 0',
  ]);
  expect(await bench.metric("pull_attention")).toEqual(['confirma_connect_pull_attention{client="acme"} 0']);
  expect(await bench.metric("pull_last_success")).toEqual([]);
});

test("what a person has to look at is named with its codes, and no longer counted once it is gone", async () => {
  const changed = entry("202603280001", "conflict", [
    problem("ACC_DOCUMENT_IDENTIFIER_CONFLICT"),
    problem("ACC_DOCUMENT_IDENTIFIER_CONFLICT"),
    problem("ACC_DOCUMENT_INFERRED", { severity: "info" }),
  ]);
  const refused = entry("202603280002", "refused", [problem("ACC_UNSUPPORTED_CURRENCY")]);
  const first = new Bench(gives(entry("1", "already"), changed, refused));
  await first.run();
  const about = { client: "acme", kind: "settlement" };
  expect(first.logged).toEqual([
    [
      "warn",
      "pull.attention",
      {
        ...about,
        reference: "202603280001",
        outcome: "conflict",
        code: "ACC_DOCUMENT_IDENTIFIER_CONFLICT",
      },
    ],
    [
      "warn",
      "pull.attention",
      { ...about, reference: "202603280002", outcome: "refused", code: "ACC_UNSUPPORTED_CURRENCY" },
    ],
    [
      "info",
      "pull.finished",
      {
        client: "acme",
        count: 3,
        counts: { submitted: 0, already: 1, nothing: 0, refused: 1, conflict: 1, unsettled: 0 },
        durationMs: 0,
      },
    ],
  ]);
  expect(await first.metric("pull_attention")).toEqual(['confirma_connect_pull_attention{client="acme"} 2']);
  expect(await first.metric("pull_entries_total")).toEqual([
    'confirma_connect_pull_entries_total{client="acme",outcome="already"} 1',
    'confirma_connect_pull_entries_total{client="acme",outcome="conflict"} 1',
    'confirma_connect_pull_entries_total{client="acme",outcome="refused"} 1',
  ]);
  const both = new Bench(gives(changed, refused), gives(entry("1", "already")));
  await both.run();
  expect(await both.metric("pull_attention")).toEqual(['confirma_connect_pull_attention{client="acme"} 0']);
});

test("a field that nobody reads is told once, by its name and place, also by a pull that failed later", async () => {
  const unread = (pointer: string, source = "confirma"): PullWarning => ({
    source,
    type: "settlement",
    problem: problem("ACC_DOCUMENT_FIELD_UNKNOWN", { pointer, severity: "warning" }),
  });
  const warns =
    (...warnings: readonly PullWarning[]): Pull =>
    async ({ onWarning }) => {
      for (const each of warnings) onWarning?.(each);
      throw unreachable;
    };
  const bench = new Bench(
    warns(unread("/settlements/0/commission")),
    warns(unread("/settlements/7/commission"), unread("/settlements/7/vat")),
    warns(unread("/settlements/0/commission", "other")),
  );
  await bench.run();
  const about = { client: "acme", kind: "settlement", code: "ACC_DOCUMENT_FIELD_UNKNOWN" };
  expect(bench.logged.filter(([, event]) => event === "pull.unread")).toEqual([
    ["warn", "pull.unread", { ...about, source: "confirma", pointer: "/settlements/0/commission" }],
    ["warn", "pull.unread", { ...about, source: "confirma", pointer: "/settlements/7/vat" }],
    ["warn", "pull.unread", { ...about, source: "other", pointer: "/settlements/0/commission" }],
  ]);
});

test("delivery is told when something was submitted, also by a pull that failed later", async () => {
  const idle = new Bench(gives(entry("1", "already")), gives(), fails(unreachable));
  await idle.run();
  expect(idle.notified).toBe(0);
  const busy = new Bench(
    gives(entry("1", "submitted"), entry("2", "already")),
    fails(unreachable, entry("3", "submitted")),
  );
  await busy.run();
  expect(busy.notified).toBe(2);
});

test("stopping ends the pull under way, waits for it, and calls it no failure", async () => {
  let ended = false;
  const endless: Pull = ({ signal }) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener("abort", () =>
        setImmediate(() => {
          ended = true;
          reject(unreachable);
        }),
      );
    });
  const bench = new Bench(endless);
  bench.schedule.start();
  await Promise.all([bench.schedule.stop(), bench.schedule.stop()]);
  expect([ended, bench.periods.length, bench.pauses]).toEqual([true, 1, []]);
  expect(bench.logged).toEqual([]);
  expect(await bench.metric("pulls_total")).toContain(
    'confirma_connect_pulls_total{client="acme",outcome="failed"} 0',
  );
});

test("stopping ends the wait of the process's own timer; one that never ran stops at once", async () => {
  const { metrics } = new Bench();
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  let pulls = 0;
  const parts = {
    schedule: { everyMinutes: 10_080, lookBackDays: 0 },
    zone: "Europe/Helsinki",
    clock: { now: () => 0, today: () => civilDateOfInstant(0, "UTC") },
    events: new PullEvents({ client: "other", log, metrics }),
    notify: () => undefined,
    pull: async (): Promise<PullReport> => {
      pulls += 1;
      return { entries: [], warnings: [], unsettled: [] };
    },
  };
  const schedule = new PullSchedule(parts);
  schedule.start();
  while (pulls === 0) await new Promise((resolve) => setImmediate(resolve));
  await schedule.stop();
  await new PullSchedule(parts).stop();
  expect(pulls).toBe(1);
});
