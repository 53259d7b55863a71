import { addDays, compareDates, type Period, type Problem } from "@confirma-connect/core";
import { okOrThrow } from "@confirma-connect/http";
import type { ConfirmaResult } from "../confirma-result.ts";
import { splitPeriod } from "./split-period.ts";
import { readCursor, type Walk, writeCursor } from "./walk-cursor.ts";

/** What one window of a walk gave. */
export interface WalkPage<T> {
  readonly period: Period;
  readonly items: readonly T[];
  readonly warnings: readonly Problem[];
  /** Give it to the same walk to go on after this page; opaque, without personal data, never outdated. */
  readonly cursor: string;
}

/** How a walk reads and where it begins. */
export interface WalkPlan<T> extends Walk {
  readonly windowDays: number;
  readonly cursor?: string | undefined;
  read(window: Period): Promise<ConfirmaResult<readonly T[]>>;
}

/**
 * Reads a period window by window, one request each, never repeated. Throws ConnectorError when a window cannot be
 * read; the cursor of the page before leads back to it.
 */
export async function* walkWindows<T>(plan: WalkPlan<T>): AsyncGenerator<WalkPage<T>, void, undefined> {
  const { from, to } = plan.period;
  const windows = splitPeriod(plan.period, plan.windowDays);
  const start = plan.cursor === undefined ? from : readCursor(plan, plan.cursor);
  if (compareDates(start, to) > 0) return;
  const rest = start === from ? windows : splitPeriod({ from: start, to }, plan.windowDays);
  for (const window of rest) {
    const { value, warnings } = okOrThrow(
      await plan.read(window),
      `${plan.name} ${window.from} – ${window.to}`,
    );
    const cursor = writeCursor(plan, addDays(window.to, 1));
    yield { period: window, items: value, warnings, cursor };
  }
}
