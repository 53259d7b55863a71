import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Sizes of the request histogram in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The gateway's numbers. Labels hold configured client names, kinds, states, route patterns and
 * status codes only: nothing that a caller can choose, nothing personal.
 */
export class GatewayMetrics {
  readonly registry = new Registry();
  readonly requests = new Counter({
    name: "confirma_connect_requests_total",
    help: "Requests answered, by route pattern, method and status.",
    labelNames: ["route", "method", "status"],
    registers: [this.registry],
  });
  readonly requestSeconds = new Histogram({
    name: "confirma_connect_request_duration_seconds",
    help: "Time to answer a request, by route pattern, method and status.",
    labelNames: ["route", "method", "status"],
    buckets,
    registers: [this.registry],
  });
  readonly deliveries = new Counter({
    name: "confirma_connect_deliveries_total",
    help: "What happened to delivery steps: send, accept, refuse, postpone, lose, look, queue, park, verify.",
    labelNames: ["client", "kind", "outcome"],
    registers: [this.registry],
  });
  readonly submissions = new Gauge({
    name: "confirma_connect_submissions",
    help: "Submissions in the store, by client, kind and state.",
    labelNames: ["client", "kind", "state"],
    registers: [this.registry],
  });
  readonly parked = new Gauge({
    name: "confirma_connect_parked",
    help: "Submissions that wait for an operator, by client.",
    labelNames: ["client"],
    registers: [this.registry],
  });
  readonly oldestPendingSeconds = new Gauge({
    name: "confirma_connect_oldest_pending_seconds",
    help: "Age of the oldest submission that is neither synced nor failed, by client; 0 when none is.",
    labelNames: ["client"],
    registers: [this.registry],
  });
  readonly pulls = new Counter({
    name: "confirma_connect_pulls_total",
    help: "Scheduled pulls that were finished or failed, by client.",
    labelNames: ["client", "outcome"],
    registers: [this.registry],
  });
  readonly pulledEntries = new Counter({
    name: "confirma_connect_pull_entries_total",
    help: "Settlements and payments that scheduled pulls looked at, by client and what became of them; each pull counts its days anew.",
    labelNames: ["client", "outcome"],
    registers: [this.registry],
  });
  readonly pulledAt = new Gauge({
    name: "confirma_connect_pull_last_success_timestamp_seconds",
    help: "When a scheduled pull was last finished, by client; absent until one is.",
    labelNames: ["client"],
    registers: [this.registry],
  });
  readonly pullAttention = new Gauge({
    name: "confirma_connect_pull_attention",
    help: "Settlements and payments that the last finished pull could not book and a person has to look at, by client.",
    labelNames: ["client"],
    registers: [this.registry],
  });
}
