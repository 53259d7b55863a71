import { isAnyArrayBuffer } from "node:util/types";

/** A value that may be anything, as text that is the same for the same bytes; damage stays recognisable. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return isAnyArrayBuffer(value) ? Buffer.from(value).toString("utf8") : String(value);
}
