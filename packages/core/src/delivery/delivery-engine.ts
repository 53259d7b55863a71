import { InvariantError } from "../error/invariant-error.ts";
import type { Claim } from "../ports/submission-store.ts";
import { problem } from "../rules/problem.ts";
import { type EngineParts, type Job, record } from "./engine-parts.ts";
import { type KeptLease, keepLease } from "./keep-lease.ts";
import { resolveUnknown } from "./resolver.ts";
import { sendStep } from "./send-step.ts";
import { SentWatch } from "./sent-watch.ts";
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
  /** From when the claim is leased (epoch milliseconds); default: now. */
  readonly leasedAt?: number;
}

/**
 * Delivers one client's submissions: claims what is due, sends queued steps once, looks up unknown
 * ones, and records every event before the next one. It never retries by itself: time is in `dueAt`.
 */
export class DeliveryEngine {
  readonly #parts: EngineParts;
  readonly #sent: SentWatch;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#sent = new SentWatch(parts.clock);
  }

  /** Works on everything that is due now; resolves to the number of submissions that moved. */
  async runDue({ client, worker, limit = 8, stop, signal }: RunOptions): Promise<number> {
    const { store, clock, policy } = this.#parts;
    const leasedAt = clock.now();
    const claims = await store.claimDue({ client, worker, limit, now: leasedAt, lease: policy.lease });
    const moved = await Promise.all(claims.map((claim) => this.work(claim, { stop, signal, leasedAt })));
    return moved.filter(Boolean).length;
  }

  /**
   * Works on one claimed submission until it has to wait or is settled, then gives the lease back.
   * Resolves to whether anything was recorded; never rejects for a defect or a broken host.
   */
  async work(claim: Claim, { stop, signal, leasedAt }: WorkSignals = {}): Promise<boolean> {
    const lease = keepLease(this.#parts, claim, leasedAt ?? this.#parts.clock.now());
    let moved = false;
    try {
      const job = this.#jobOf(claim, lease, signal);
      let submission = claim.submission;
      while (this.#mayGoOn(submission, stop ?? signal)) {
        submission = await this.#advance(job, submission);
        moved = true;
      }
    } catch (error) {
      moved = await stallSubmission(this.#parts, claim, error);
    } finally {
      lease.end();
      await this.#parts.store.release(claim);
    }
    return moved;
  }

  #mayGoOn(submission: Submission, stop?: AbortSignal): boolean {
    if (stop?.aborted === true || isFinal(submission.state)) return false;
    return submission.dueAt !== undefined && submission.dueAt <= this.#parts.clock.now();
  }

  #jobOf(claim: Claim, lease: KeptLease, signal?: AbortSignal): Job {
    const { system: id, kind: name } = claim.submission;
    const system = this.#parts.systems.get(id);
    const channel = this.#parts.systems.channel(id, name);
    const kind = system.manifest.kinds[name];
    if (kind === undefined) throw new InvariantError(`${id} declares nothing about ${name}`);
    const base = {
      parts: this.#parts,
      claim,
      lease,
      sent: this.#sent,
      channel,
      manifest: system.manifest,
      kind,
    };
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
