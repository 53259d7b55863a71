import {
  ConnectorError,
  countPull,
  fieldOf,
  type Log,
  type PullEntry,
  type PullReport,
  type PullWarning,
} from "@confirma-connect/core";
import type { GatewayLogFields } from "../log/pino-log.ts";
import type { GatewayMetrics } from "../metrics/gateway-metrics.ts";

/** Where the pulls of a schedule are told. */
export interface PullEventParts {
  readonly client: string;
  readonly log: Log;
  readonly metrics: GatewayMetrics;
}

/** The span of a run; both in epoch milliseconds. */
export interface PullSpan {
  readonly begun: number;
  readonly ended: number;
}

/** Tells of a client's scheduled pulls in log lines and numbers: identifiers, codes and counts only. */
export class PullEvents {
  readonly #parts: PullEventParts;
  /** Fields that were told already: the same answers are read again at every pull. */
  readonly #unread = new Set<string>();

  constructor(parts: PullEventParts) {
    this.#parts = parts;
    const { client, metrics } = parts;
    // What never happened is 0, not absent: an alarm on the first failure needs a number before it.
    for (const outcome of ["finished", "failed"]) metrics.pulls.inc({ client, outcome }, 0);
    metrics.pullAttention.set({ client }, 0);
  }

  /** One settlement or payment was looked at; those that a person has to look at are named. */
  entry({ type: kind, id: reference, outcome, problems }: PullEntry): void {
    const { client, log, metrics } = this.#parts;
    metrics.pulledEntries.inc({ client, outcome });
    if (outcome !== "refused" && outcome !== "conflict") return;
    const errors = problems.filter(({ severity }) => severity === "error");
    const code = [...new Set(errors.map(({ code: each }) => each))].join(", ");
    log.warn("pull.attention", { client, kind, reference, outcome, code });
  }

  /** A field stood in an answer and was not read; told once, and again only after a restart. */
  warning({ source, type: kind, problem }: PullWarning): void {
    const { client, log } = this.#parts;
    const field = [source, kind, fieldOf(problem)].join(" ");
    if (this.#unread.has(field)) return;
    this.#unread.add(field);
    const { code, pointer } = problem;
    const fields: GatewayLogFields = { client, source, kind, code, pointer };
    log.warn("pull.unread", fields);
  }

  /** A run read and submitted everything that it could. */
  finished(report: PullReport, { begun, ended }: PullSpan): void {
    const { client, log, metrics } = this.#parts;
    const { shown: _shown, ...counts } = countPull(report);
    metrics.pulls.inc({ client, outcome: "finished" });
    metrics.pulledAt.set({ client }, ended / 1_000);
    metrics.pullAttention.set({ client }, counts.refused + counts.conflict);
    const fields: GatewayLogFields = {
      client,
      count: report.entries.length,
      counts: { ...counts, unsettled: report.unsettled.length },
      durationMs: ended - begun,
    };
    log.info("pull.finished", fields);
  }

  /** A run ended before it was done; the next one does the same days again. */
  failed(error: unknown, { begun, ended }: PullSpan): void {
    const { client, log, metrics } = this.#parts;
    metrics.pulls.inc({ client, outcome: "failed" });
    const expected = ConnectorError.is(error);
    const code = expected ? error.code : "ACC_BUG_INVARIANT";
    log[expected ? "warn" : "error"]("pull.failed", { client, code, durationMs: ended - begun });
  }
}
