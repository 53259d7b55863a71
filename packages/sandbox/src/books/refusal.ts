/** Why the books refuse a document. The text may quote it, as real systems do. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
}

/** The first refusal of a list of checks that are made in order. */
export function firstRefusal(checks: Iterable<Refusal | undefined>): Refusal | undefined {
  for (const refusal of checks) if (refusal !== undefined) return refusal;
  return undefined;
}
