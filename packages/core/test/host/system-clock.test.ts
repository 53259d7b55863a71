import { systemClock } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";

test("both times are whole milliseconds, because moments are stored as integers", () => {
  const { now, elapsed } = systemClock;
  for (let count = 0; count < 100; count += 1) {
    expect(Number.isSafeInteger(now())).toBe(true);
    expect(Number.isSafeInteger(elapsed?.())).toBe(true);
  }
});

test("elapsed time does not run backwards", () => {
  const first = systemClock.elapsed?.() ?? Number.POSITIVE_INFINITY;
  expect(systemClock.elapsed?.()).toBeGreaterThanOrEqual(first);
});
