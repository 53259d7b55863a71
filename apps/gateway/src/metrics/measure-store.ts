import { isFinal, type SubmissionStore, submissionStates } from "@confirma-connect/core";
import type { GatewayMetrics } from "./gateway-metrics.ts";

const open = submissionStates.filter((state) => !isFinal(state));

/** What the store is asked for when somebody reads the metrics. */
export interface MeasuredParts {
  readonly store: SubmissionStore;
  readonly clients: Iterable<string>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Reads the gauges from the store, so that they are right after a restart too. */
export async function measureStore(metrics: GatewayMetrics, parts: MeasuredParts): Promise<void> {
  const { store, now } = parts;
  const clients = [...parts.clients];
  const counts = await store.counts();
  const oldest = await Promise.all(clients.map((client) => store.list({ client, states: open, limit: 1 })));
  metrics.submissions.reset();
  for (const { count, ...labels } of counts) metrics.submissions.set(labels, count);
  clients.forEach((client, index) => {
    const parked = counts.filter((each) => each.client === client && each.state === "parked");
    metrics.parked.set(
      { client },
      parked.reduce((sum, { count }) => sum + count, 0),
    );
    const since = oldest[index]?.[0]?.createdAt ?? now;
    metrics.oldestPendingSeconds.set({ client }, Math.max(0, now - since) / 1_000);
  });
}
