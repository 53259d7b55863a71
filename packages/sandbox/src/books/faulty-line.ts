import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "@confirma-connect/core";
import { LineError, type SandboxLine } from "../transport/sandbox-line.ts";
import type { WireAnswer } from "../wire/exchange.ts";
import { answer, failure } from "./answer.ts";
import type { LineFault } from "./line-fault.ts";
import type { RemoteSystem } from "./remote-system.ts";

interface Late {
  readonly dueAt: number;
  readonly request: string;
}

const isWrite = (request: string): boolean => request.includes('"method":"POST"');

/** The line to the remote system; it plays the faults that are armed. */
export class FaultyLine implements SandboxLine {
  readonly #remote: RemoteSystem;
  readonly #clock: Clock;
  #armed: readonly LineFault[] = [];
  #late: readonly Late[] = [];
  #requests = 0;

  constructor(remote: RemoteSystem, clock: Clock) {
    this.#remote = remote;
    this.#clock = clock;
  }

  /** Requests that arrived. */
  get requests(): number {
    return this.#requests;
  }

  arm(fault: LineFault): void {
    this.#armed = [...this.#armed, ...Array<LineFault>(fault.times ?? 1).fill(fault)];
  }

  /** Lets late writes land whose time has come. */
  settle(): void {
    const now = this.#clock.now();
    const due = this.#late.filter(({ dueAt }) => dueAt <= now);
    this.#late = this.#late.filter(({ dueAt }) => dueAt > now);
    for (const { request } of due) this.#remote.handle(request);
  }

  async send(request: string, signal?: AbortSignal): Promise<string> {
    if (signal?.aborted === true) throw new LineError(false);
    // One turn of the event loop, as with any network: callers may overtake each other here.
    await pause(0);
    this.settle();
    const fault = this.#take(isWrite(request) ? "write" : "read");
    if (fault?.type === "refuseConnection") throw new LineError(false);
    this.#requests += 1;
    if (fault?.type === "slow") return this.#slowly(request, fault.delay, signal);
    return fault === undefined ? JSON.stringify(this.#remote.handle(request)) : this.#play(fault, request);
  }

  #take(direction: "write" | "read"): LineFault | undefined {
    const aim = ({ on, type }: LineFault) => on ?? (type === "staleRead" ? "read" : "write");
    const index = this.#armed.findIndex((fault) => aim(fault) === direction);
    const fault = this.#armed[index];
    this.#armed = this.#armed.filter((_, position) => position !== index);
    return fault;
  }

  async #slowly(request: string, delay: number, signal?: AbortSignal): Promise<string> {
    const answered = JSON.stringify(this.#remote.handle(request));
    try {
      await pause(delay, undefined, signal === undefined ? {} : { signal });
    } catch {
      throw new LineError(true);
    }
    return answered;
  }

  #play(fault: Exclude<LineFault, { type: "slow" }>, request: string): string {
    const text = (reply: WireAnswer): string => JSON.stringify(reply);
    const commit = (): string => text(this.#remote.handle(request));
    switch (fault.type) {
      case "refuseConnection":
        throw new LineError(false);
      case "loseRequest":
        throw new LineError(true);
      case "commitLoseAnswer":
        commit();
        throw new LineError(true);
      case "lateCommit":
        this.#late = [...this.#late, { dueAt: this.#clock.now() + fault.after, request }];
        throw new LineError(true);
      case "errorAfterCommit":
        commit();
        return text(answer(500, { fault: "internal" }));
      case "errorBeforeCommit":
        return text(answer(500, { fault: "internal" }));
      case "htmlWith200":
        commit();
        return text({ status: 200, body: "<html><body>We will be back soon</body></html>" });
      case "emptyBody":
        commit();
        return text({ status: 200, body: "" });
      case "truncatedBody":
        return text({ ...this.#remote.handle(request), body: '{"id":"E-1' });
      case "unmappedCode":
        return text(failure(422, { code: "X-9999", text: "internal rule 9999" }));
      case "unauthorized":
        return text(failure(401, { code: "UNAUTHORIZED", text: "the token has expired" }));
      case "rateLimited": {
        const { retryAfter = null } = fault;
        return text({ ...failure(429, { code: "SLOW_DOWN", text: "too many requests" }), retryAfter });
      }
      case "staleRead":
        return text(this.#remote.handle(request, 1));
    }
  }
}
