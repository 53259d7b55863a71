import type { Explored } from "./explore.ts";

const many = (count: number): string =>
  count < 1e15 ? count.toLocaleString("en-US") : count.toExponential(1).replace("e+", " × 10^");

/** What an exploration found out, in words; a violation with its whole schedule. */
export function describeExplored(explored: Explored, seconds: number): string {
  const { kind, states, transitions, schedules, histories, contents, ends, violation } = explored;
  const rest = Object.entries(ends).map(([end, count]) => `  at rest: ${end} (${many(count)} states)\n`);
  const found =
    violation === undefined
      ? []
      : [`  VIOLATION: ${violation.what}\n`, ...violation.schedule.map((line) => `    ${line}\n`)];
  return [
    `${kind}: ${many(states)} states, ${many(transitions)} transitions, ${many(schedules)} schedules, ${seconds.toFixed(1)} s\n`,
    `  the engine ran ${many(histories)} different histories, the store had ${many(contents)} different contents\n`,
    ...rest,
    ...found,
  ].join("");
}

/** The closing line over all kinds. */
export function summaryOf(
  results: readonly Explored[],
  { workers, faults }: { readonly workers: number; readonly faults: number },
): string {
  const states = results.reduce((sum, explored) => sum + explored.states, 0);
  const violations = results.filter(({ violation }) => violation !== undefined).length;
  const open = results.some(({ complete, violation }) => !complete && violation === undefined)
    ? " (not complete)"
    : "";
  return `explore: ${many(states)} states, ${workers} workers, ${faults} faults, ${violations} violations${open}`;
}
