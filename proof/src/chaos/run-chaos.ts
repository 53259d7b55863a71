import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type NetvisorSimulator, startNetvisorSimulator } from "@confirma-connect/simulators";
import { SeededRandom, seedOf } from "../simulation/seeded-random.ts";
import { type ChaosDocument, documentOf, statusOf, submit } from "./caller.ts";
import { bookedOf, expectedCents } from "./chaos-books.ts";
import { type ChaosClient, chaosClients, companyOf, environment, writeChaosConfig } from "./chaos-config.ts";
import { freePort } from "./free-port.ts";
import { GatewayLife, type LifeOptions } from "./gateway-life.ts";
import { ToldProxy } from "./told-proxy.ts";
import { damageTail, type WalPoint, walPoint } from "./wal.ts";

/** What is run. */
export interface ChaosOptions {
  readonly rounds: number;
  readonly seed: string;
  /** Script of the command line. */
  readonly script: string;
  /** Folder for configuration and database, kept afterwards; absent: a temporary one. */
  readonly folder?: string;
  readonly onRound?: (round: number) => void;
}

/** What came of it. */
export interface ChaosReport {
  readonly rounds: number;
  readonly kills: number;
  /** Rounds after which the end of the log was cut off or torn. */
  readonly damagedTails: number;
  readonly documents: number;
  readonly acknowledged: number;
  /** Submitted again because no answer had come. */
  readonly repeated: number;
  readonly requests: number;
  /** Acknowledged, but unknown to the gateway or missing in the books although it says synced. */
  readonly lost: readonly string[];
  readonly bookedTwice: readonly string[];
  /** Documents whose sum in the books is another one. */
  readonly wrongSum: readonly string[];
  /** Neither booked nor settled when the end was awaited. */
  readonly unsettled: readonly string[];
}

const kinds = ["invoice", "ledger"] as const;
const settleBound = 120_000;

/** Moments at which the gateway is killed: by the clock, or when something goes over the line. */
type Moment = { readonly at: "time" } | { readonly at: "request" | "answer"; readonly nth: number };

/** The whole of one run: processes, the line, the books and what callers know. */
class Chaos {
  readonly #random: SeededRandom;
  readonly #life: LifeOptions;
  readonly #simulator: NetvisorSimulator;
  readonly #wal: string;
  readonly #documents: ChaosDocument[] = [];
  readonly #acknowledged = new Set<ChaosDocument>();
  readonly #waiting = new Set<ChaosDocument>();
  #gateway: GatewayLife | undefined;
  /** How far the log had gone when somebody outside was last told something. */
  #told: WalPoint | undefined;
  #moment: Moment = { at: "time" };
  #seen = 0;
  kills = 0;
  damagedTails = 0;
  repeated = 0;
  requests = 0;

  constructor(random: SeededRandom, life: LifeOptions, simulator: NetvisorSimulator, wal: string) {
    this.#random = random;
    this.#life = life;
    this.#simulator = simulator;
    this.#wal = wal;
  }

  /** Something is about to go over the line: it was recorded before. True when the line is cut here. */
  passes(what: "request" | "answer"): boolean {
    this.#told = walPoint(this.#wal);
    if (what === "request") this.requests += 1;
    if (this.#moment.at !== what) return false;
    this.#seen += 1;
    if (this.#seen !== this.#moment.nth) return false;
    this.#gateway?.kill();
    // Half of the time what was under way still arrives.
    return this.#random.chance(0.5);
  }

  /** One life of the gateway: documents are submitted, and it is killed at a moment that is drawn. */
  async round(round: number): Promise<void> {
    this.#moment = this.#drawMoment();
    this.#seen = 0;
    const gateway = await GatewayLife.begin(this.#life);
    this.#gateway = gateway;
    const submitting = this.#submitSome(round);
    await Promise.race([gateway.ended(), pause(this.#random.between(20, 900))]);
    gateway.kill();
    await Promise.all([gateway.ended(), submitting]);
    this.kills += 1;
    if (this.#random.chance(0.6) && damageTail(this.#wal, this.#told, this.#random) !== "none") {
      this.damagedTails += 1;
    }
    this.#told = undefined;
  }

  /** A last life without trouble: everything is submitted until it is acknowledged, and settles. */
  async settle(): Promise<ReadonlyMap<ChaosDocument, number | undefined>> {
    this.#moment = { at: "time" };
    this.#gateway = await GatewayLife.begin(this.#life);
    for (const document of [...this.#waiting]) await this.#submit(document);
    const until = performance.now() + settleBound;
    for (;;) {
      const status = await this.#status();
      if ([...status.values()].every((each) => each === 1 || each === 2) || performance.now() > until) {
        if (this.#gateway.said !== "") process.stderr.write(this.#gateway.said);
        this.#gateway.stop();
        await this.#gateway.ended();
        return status;
      }
      await pause(100);
    }
  }

  report(rounds: number, status: ReadonlyMap<ChaosDocument, number | undefined>): ChaosReport {
    const found = this.#documents.map((document) => ({
      document,
      ...bookedOf(this.#simulator.probe.books(companyOf(document.client).organisationId), document),
    }));
    const named = (fits: (each: (typeof found)[number]) => boolean) =>
      found.filter(fits).map(({ document }) => `${document.client}/${document.kind}/${document.identifier}`);
    const of = (document: ChaosDocument) => status.get(document);
    return {
      rounds,
      kills: this.kills,
      damagedTails: this.damagedTails,
      documents: this.#documents.length,
      acknowledged: this.#acknowledged.size,
      repeated: this.repeated,
      requests: this.requests,
      lost: named(({ document, times }) => of(document) === undefined || (of(document) === 1 && times === 0)),
      bookedTwice: named(({ times }) => times > 1),
      wrongSum: named(({ document, times, cents }) => times > 0 && cents !== expectedCents(document)),
      unsettled: named(({ document, times }) => of(document) === 0 || (of(document) === 2 && times === 0)),
    };
  }

  #drawMoment(): Moment {
    const at = this.#random.pick(["time", "request", "answer"] as const);
    return at === "time" ? { at } : { at, nth: this.#random.between(1, 8) };
  }

  async #submitSome(round: number): Promise<void> {
    const fresh = chaosClients.map((client) => documentOf(client, round));
    this.#documents.push(...fresh);
    for (const document of fresh) this.#waiting.add(document);
    // Whoever got no answer asks again, and some ask again although they got one.
    const again = [...this.#acknowledged].slice(-3).filter(() => this.#random.chance(0.3));
    this.repeated += again.length;
    await Promise.all([...this.#waiting, ...again].map((document) => this.#submit(document)));
  }

  async #submit(document: ChaosDocument): Promise<void> {
    const answer = await submit(this.#life.url, document);
    if (answer === true) {
      this.#told = walPoint(this.#wal);
      this.#acknowledged.add(document);
      this.#waiting.delete(document);
    } else this.repeated += 1;
  }

  async #status(): Promise<ReadonlyMap<ChaosDocument, number | undefined>> {
    const lists = new Map<string, ReadonlyMap<string, number>>();
    for (const client of chaosClients) {
      for (const kind of kinds) lists.set(`${client}/${kind}`, await statusOf(this.#life.url, client, kind));
    }
    const statusIn = ({ client, kind, identifier }: ChaosDocument) =>
      lists.get(`${client}/${kind}`)?.get(identifier);
    return new Map(this.#documents.map((document) => [document, statusIn(document)]));
  }
}

/** Kills a real gateway again and again, with its real database, and compares what is left with what was told. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { rounds, seed, script, onRound } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "confirma-chaos-"));
  const simulator = await startNetvisorSimulator({
    companies: chaosClients.map((client: ChaosClient) => companyOf(client)),
  });
  const passes: { now: (what: "request" | "answer") => boolean } = { now: () => false };
  const proxy = await ToldProxy.open(Number(new URL(simulator.url).port), {
    onRequest: () => passes.now("request"),
    onAnswer: () => passes.now("answer"),
  });
  const port = await freePort();
  const config = writeChaosConfig(folder, { port, netvisor: proxy.port });
  const life = { script, config, url: `http://127.0.0.1:${port}/`, environment };
  const wal = join(folder, "submissions.sqlite-wal");
  const chaos = new Chaos(new SeededRandom(seedOf(seed)), life, simulator, wal);
  passes.now = (what) => chaos.passes(what);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await chaos.round(round);
      onRound?.(round);
    }
    return chaos.report(rounds, await chaos.settle());
  } finally {
    await proxy.close();
    await simulator.close();
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
