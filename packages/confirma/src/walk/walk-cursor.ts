import { CivilDate, ConnectorError, type Period } from "@confirma-connect/core";
import { z } from "zod";

/** Where a walk stands: windows before `next` were given out. */
const Place = z.strictObject({
  walk: z.string(),
  from: CivilDate,
  to: CivilDate,
  next: CivilDate,
});

/** What a walk is about, so that a cursor of another one is noticed. */
export interface Walk {
  readonly name: string;
  readonly period: Period;
}

/** Writes the place as opaque text; it holds dates only. */
export function writeCursor({ name, period }: Walk, next: CivilDate): string {
  const place: z.output<typeof Place> = { walk: name, from: period.from, to: period.to, next };
  return Buffer.from(JSON.stringify(place), "utf8").toString("base64url");
}

/** Reads a cursor of this walk; throws ConnectorError ACC_REQUEST_QUERY for any other text. */
export function readCursor({ name, period }: Walk, cursor: string): CivilDate {
  const place = Place.safeParse(jsonOf(Buffer.from(cursor, "base64url").toString("utf8")));
  const { walk, from, to, next } = place.data ?? {};
  const ours = walk === name && from === period.from && to === period.to;
  if (ours && next !== undefined && next > period.from) return next;
  const message = `the cursor is not one of ${name} in this period`;
  throw new ConnectorError({ code: "ACC_REQUEST_QUERY", stage: "read", delivery: "notSent", message });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
