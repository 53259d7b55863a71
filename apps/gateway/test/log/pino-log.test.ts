import type { LogFields } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import { type LogLevel, pinoLog } from "../../src/log/pino-log.ts";
import { deliveryMetricsLog } from "../../src/metrics/delivery-metrics-log.ts";
import { GatewayMetrics } from "../../src/metrics/gateway-metrics.ts";

function logInto(level: LogLevel) {
  const lines: unknown[] = [];
  return { lines, log: pinoLog(level, { write: (line) => void lines.push(JSON.parse(line)) }) };
}

test("writes an event per line with its level, its time and the allowed fields", () => {
  const { lines, log } = logInto("debug");
  log.warn("step.park", { client: "acme", reference: "r", attempt: 2 });
  expect(lines).toEqual([
    {
      level: "warn",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: "step.park",
      client: "acme",
      reference: "r",
      attempt: 2,
    },
  ]);
});

test("drops every field that is not on the list, whoever passes it", () => {
  const { lines, log } = logInto("debug");
  const fields: LogFields & { readonly body: string; readonly err: Error } = {
    client: "acme",
    body: "Canary Person",
    err: new Error("Canary Person"),
  };
  log.error("anything", fields);
  expect(lines).toMatchObject([{ client: "acme", event: "anything" }]);
  expect(JSON.stringify(lines)).not.toContain("Canary");
});

test.each([
  ["debug", 4],
  ["info", 3],
  ["warn", 2],
  ["error", 1],
  ["silent", 0],
] as const)("level %s writes %d of four", (level, count) => {
  const { lines, log } = logInto(level);
  for (const each of ["debug", "info", "warn", "error"] as const) log[each]("event");
  expect(lines).toHaveLength(count);
});

test("delivery events are counted at every level, also when nothing is written", async () => {
  const metrics = new GatewayMetrics();
  const { lines, log } = logInto("silent");
  const counting = deliveryMetricsLog(log, metrics);
  counting.info("step.accept", { client: "acme", kind: "ledger" });
  counting.warn("step.park", { client: "acme", kind: "ledger" });
  counting.info("request", { client: "acme" });
  const { values } = await metrics.deliveries.get();
  expect(values.map(({ labels, value }) => [labels.outcome, value])).toEqual([
    ["accept", 1],
    ["park", 1],
  ]);
  expect(lines).toEqual([]);
});
