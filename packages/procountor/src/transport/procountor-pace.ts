import { ConfigurationError } from "@confirma-connect/core";
import { Pacer, type PacerParts, type Sleep } from "./pacer.ts";
import { sleepInRealTime } from "./sleep.ts";

/** The time that a pace goes by. */
export interface PaceTime {
  /** A clock that only goes forward, in milliseconds. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

/** A registered API client at one of Procountor's addresses. */
export interface PacedClient {
  readonly baseUrl: string;
  readonly clientId: string;
}

type PaceLimits = Pick<PacerParts, "requestsPerSecond" | "longestPause">;

interface Shared {
  readonly limits: PaceLimits;
  readonly pacer: Pacer;
}

const realTime: PaceTime = { now: () => performance.now(), sleep: sleepInRealTime };

const limitNames = ["requestsPerSecond", "longestPause"] as const;

/**
 * Procountor counts requests per API client and may suspend one that is too fast (specs 3, seen). Give one pace to the
 * systems of all companies that are reached in this process: those with the same API client then share its limit.
 */
export class ProcountorPace {
  readonly #time: PaceTime;
  readonly #shared = new Map<string, Shared>();

  /** Default: the machine's monotonic clock. */
  constructor(time: PaceTime = realTime) {
    this.#time = time;
  }

  /** A pacer for one company by itself, whose pauses are nobody else's. */
  pacerOfCompany(limits: PaceLimits): Pacer {
    return new Pacer({ ...limits, ...this.#time });
  }

  /** The pacer of an API client; throws ConfigurationError when an earlier company of it has other limits. */
  pacerOf({ baseUrl, clientId }: PacedClient, limits: PaceLimits): Pacer {
    const key = JSON.stringify([new URL(baseUrl).origin, clientId]);
    const known = this.#shared.get(key);
    if (known === undefined) {
      const pacer = new Pacer({ ...limits, ...this.#time });
      this.#shared.set(key, { limits, pacer });
      return pacer;
    }
    const other = limitNames.find((name) => known.limits[name] !== limits[name]);
    if (other === undefined) return known.pacer;
    const message = `${limits[other]} here, ${known.limits[other]} for another company of the same API client`;
    throw new ConfigurationError(`Procountor options: ${other}: ${message}; they share one limit`);
  }
}
