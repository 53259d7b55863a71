import { setTimeout as sleep } from "node:timers/promises";
import { addDays, type Clock, type Period, type PullOptions, type PullReport } from "@confirma-connect/core";
import type { ScheduleConfig } from "../config/agency/schedule-config.ts";
import type { PullEvents } from "./pull-events.ts";

/** Waits some milliseconds; resolves at once when the signal is aborted. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** What a schedule is built from. */
export interface PullScheduleParts {
  readonly schedule: ScheduleConfig;
  /** IANA time zone in which "today" is meant. */
  readonly zone: string;
  readonly clock: Clock;
  /** One pull of the client. */
  readonly pull: (options: PullOptions) => Promise<PullReport>;
  readonly events: PullEvents;
  /** Called after a pull that submitted something, also when it failed later. */
  readonly notify: () => void;
  /** Default: a timer of the process. */
  readonly pause?: Pause;
}

// The only failure of a sleep is that its signal was aborted, and then the wait is over.
const pauseOfProcess: Pause = (milliseconds, signal) =>
  sleep(milliseconds, undefined, { signal }).catch(() => undefined);

/**
 * Pulls for one client again and again: at start, and each time `everyMinutes` after the former pull ended, so that
 * pulls of a client never overlap. A failed pull is told, and its days are pulled again at the next turn.
 */
export class PullSchedule {
  readonly #parts: PullScheduleParts;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(parts: PullScheduleParts) {
    this.#parts = parts;
  }

  /** Begins with the first pull; a second call does nothing. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends the wait or the pull under way; resolves when nothing of it uses the store any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { schedule, pause = pauseOfProcess } = this.#parts;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#turn(signal);
      if (!signal.aborted) await pause(schedule.everyMinutes * 60_000, signal);
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    const { clock, pull, events, notify } = this.#parts;
    const begun = clock.now();
    let submitted = false;
    const onEntry: PullOptions["onEntry"] = (entry) => {
      submitted ||= entry.outcome === "submitted";
      events.entry(entry);
    };
    const onWarning: PullOptions["onWarning"] = (warning) => events.warning(warning);
    try {
      const report = await pull({ period: this.#period(), onEntry, onWarning, signal });
      events.finished(report, { begun, ended: clock.now() });
    } catch (error) {
      // Being stopped is no failure: the next start pulls the same days.
      if (!signal.aborted) events.failed(error, { begun, ended: clock.now() });
    }
    if (submitted) notify();
  }

  #period(): Period {
    const { schedule, zone, clock } = this.#parts;
    const to = clock.today(zone);
    return { from: addDays(to, -schedule.lookBackDays), to };
  }
}
