/**
 * How sure we are that a document is in the books, weakest first.
 * - `handedOver`: a file left our hands; nobody has confirmed it.
 * - `acknowledged`: the system said yes without naming what it made.
 * - `identified`: the system named what it made (its own identifier).
 * - `readBack`: we read it from the books and it is equal to the cent, date and reference.
 */
export const evidenceGrades = ["handedOver", "acknowledged", "identified", "readBack"] as const;

/** One grade of evidence. */
export type Evidence = (typeof evidenceGrades)[number];

/** Tells whether a grade is at least as strong as another. */
export const atLeast = (grade: Evidence, floor: Evidence): boolean =>
  evidenceGrades.indexOf(grade) >= evidenceGrades.indexOf(floor);

/** The weaker of two grades: a document is as proved as its least proved step. */
export const weakerOf = (left: Evidence, right: Evidence): Evidence => (atLeast(left, right) ? right : left);
