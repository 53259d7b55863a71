import { hashText } from "../mapping/content-hash.ts";
import type { LaneRule } from "../ports/manifest.ts";

/** Names the lane of a submission: one lane is delivered one request at a time. */
export function laneOf(rule: LaneRule, client: string, system: string, sequence: string): string {
  const base = `${system}/${client}`;
  if (rule.type === "serial") return base;
  return `${base}/${Number.parseInt(hashText(sequence).slice(0, 8), 16) % rule.width}`;
}
