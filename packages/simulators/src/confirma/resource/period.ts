import { moved } from "../book/moved.ts";
import { badRequest } from "../failure.ts";
import { isDay } from "../message/rule.ts";
import type { Scene } from "../scene.ts";

const DAY_MS = 86_400_000;

/** Both ends included. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** The asked period, or the last 30 days; 400 for half a period, no days, the wrong order or too long a one. */
export function askedPeriod(scene: Scene, [fromName, toName]: readonly [string, string]): Window {
  const { query, today, readings } = scene;
  const [from, to] = [query[fromName], query[toName]];
  if (from === undefined && to === undefined) return { from: moved(today, -30), to: today };
  if (from === undefined || to === undefined) throw badRequest(`${fromName} and ${toName} go together`);
  if (!isDay(from) || !isDay(to)) throw badRequest(`${fromName} and ${toName} must be days YYYY-MM-DD`);
  const last = readings.periodEnd === "exclusive" ? moved(to, -1) : to;
  const days = (Date.parse(last) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) throw badRequest("the period ends before it begins");
  if (days > readings.largestWindowDays) throw badRequest("the period is too long");
  return { from, to: last };
}

/** Whether the day is in the period. */
export const within = (day: string, { from, to }: Window): boolean => from <= day && day <= to;
