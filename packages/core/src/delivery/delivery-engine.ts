import { InvariantError } from "../error/invariant-error.ts";
import type { Claim } from "../ports/submission-store.ts";
import { problem } from "../rules/problem.ts";
import { type EngineParts, type Job, record } from "./engine-parts.ts";
import { keepLease } from "./keep-lease.ts";
import { resolveUnknown } from "./resolver.ts";
import { sendStep } from "./send-step.ts";
import { stallSubmission } from "./stall-submission.ts";
import { isFinal, isIn, nextStep, type Submission } from "./submission.ts";

/** What limits one run of the engine. */
export interface RunOptions {
  readonly client: string;
  readonly worker: string;
  /** Most submissions worked on at once. */
  readonly limit?: number;
  /** Ends the run after the step under way; its request is answered and recorded. */
  readonly stop?: AbortSignal;
  /** Aborts the request under way too: its outcome is then looked up later. */
  readonly signal?: AbortSignal;
}

/** See {@link RunOptions}. */
export interface WorkSignals {
  readonly stop?: AbortSignal | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Delivers one client's submissions: claims what is due, sends queued steps once, looks up unknown
 * ones, and records every event before the next one. It never retries by itself: time is in `dueAt`.
 */
export class DeliveryEngine {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** Works on everything that is due now; resolves to the number of submissions that moved. */
  async runDue({ client, worker, limit = 8, stop, signal }: RunOptions): Promise<number> {
    const { store, clock, policy } = this.#parts;
    const query = { client, worker, limit, now: clock.now(), lease: policy.lease };
    const claims = await store.claimDue(query);
    const moved = await Promise.all(claims.map((claim) => this.work(claim, { stop, signal })));
    return moved.filter(Boolean).length;
  }

  /**
   * Works on one claimed submission until it has to wait or is settled, then gives the lease back.
   * Resolves to whether anything was recorded; never rejects for a defect or a broken host.
   */
  async work(claim: Claim, { stop, signal }: WorkSignals = {}): Promise<boolean> {
    const release = keepLease(this.#parts, claim);
    let moved = false;
    try {
      const job = this.#jobOf(claim, signal);
      let submission = claim.submission;
      while (this.#mayGoOn(submission, stop ?? signal)) {
        submission = await this.#advance(job, submission);
        moved = true;
      }
    } catch (error) {
      moved = await stallSubmission(this.#parts, claim, error);
    } finally {
      release();
      await this.#parts.store.release(claim);
    }
    return moved;
  }

  #mayGoOn(submission: Submission, stop?: AbortSignal): boolean {
    if (stop?.aborted === true || isFinal(submission.state)) return false;
    return submission.dueAt !== undefined && submission.dueAt <= this.#parts.clock.now();
  }

  #jobOf(claim: Claim, signal?: AbortSignal): Job {
    const { system: id, kind: name } = claim.submission;
    const system = this.#parts.systems.get(id);
    const channel = this.#parts.systems.channel(id, name);
    const kind = system.manifest.kinds[name];
    if (kind === undefined) throw new InvariantError(`${id} declares nothing about ${name}`);
    const base = { parts: this.#parts, claim, channel, manifest: system.manifest, kind };
    return signal === undefined ? base : { ...base, signal };
  }

  async #advance(job: Job, submission: Submission): Promise<Submission> {
    const progress = nextStep(submission);
    if (progress === undefined) throw new InvariantError("an open submission has no open step");
    if (isIn(submission, "queued")) return sendStep(job, submission, progress);
    if (isIn(submission, "resolving")) return resolveUnknown(job, submission, progress);
    const at = this.#parts.clock.now();
    const step = progress.step.name;
    if (isIn(submission, "sending")) {
      const ended = problem("ACC_UNKNOWN_PROCESS_ENDED");
      return record(job, submission, { type: "lose", at, step, lookAt: at, problem: ended });
    }
    return record(job, submission, { type: "look", at, step });
  }
}
