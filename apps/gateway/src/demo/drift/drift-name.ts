/** Twelve ways in which books drift away from what was sent, in the order in which the demo plants them. */
export const driftNames = [
  "a document was deleted",
  "a document that nobody sent",
  "booked a second time under our key",
  "typed in by hand beside ours",
  "one cent more",
  "dated a day later",
  "dated past the end of the period",
  "on another account",
  "with another VAT code",
  "with another reference",
  "taken out of the books",
  "in another currency",
] as const;

/** One of {@link driftNames}. */
export type DriftName = (typeof driftNames)[number];
