/** What can be wrong with a journal. */
export type AuditFault =
  /** The line is no entry. */
  | "unreadable"
  /** The entry does not have its hash: its text or its hash was changed. */
  | "altered"
  /** The entry stands at a place whose number is another one. */
  | "renumbered"
  /** Entries are not there. */
  | "missing"
  /** The entry stands behind one with the same or a higher number: moved, repeated or inserted. */
  | "misplaced"
  /** The entry does not continue the one before it: one of them was replaced and hashed anew. */
  | "unlinked"
  /** The entry is whole, but not the one that was written down as a head. */
  | "rewritten"
  /** The journal ends before a head that was written down. */
  | "truncated"
  /** The entry begins in another state than the one in which the submission's last entry ended. */
  | "discontinuous"
  /** A submission is not as the journal's last word about it says. */
  | "recordChanged"
  /** A submission is in the journal and not in the store. */
  | "recordMissing"
  /** A submission is in the store and not in the journal. */
  | "unrecorded"
  /** The store would not stop somebody who changes or deletes entries. */
  | "unprotected";

/** One thing that is wrong, and where. */
export interface AuditFinding {
  readonly fault: AuditFault;
  /** First entry that is concerned; absent for findings about submissions. */
  readonly sequence?: number;
  /** Last entry that is concerned, when there are several. */
  readonly until?: number;
  /** Line of the file, or place in the store. */
  readonly place?: number;
  /** Our reference of the submission. */
  readonly reference?: string;
}

const about: Readonly<Record<AuditFault, string>> = {
  unreadable: "the line is no entry",
  altered: "the entry was changed",
  renumbered: "the entry was given another place",
  missing: "entries are missing",
  misplaced: "the entry was moved, repeated or inserted",
  unlinked: "the entry does not continue the one before it; one of the two was replaced",
  rewritten: "this is not the entry of the head; it or an earlier one was written anew",
  truncated: "the end of the journal is missing",
  discontinuous: "the entry begins in a state in which the submission was not",
  recordChanged: "the submission was changed without an entry",
  recordMissing: "the submission was deleted",
  unrecorded: "the submission has no entry",
  unprotected: "the triggers that protect the journal are gone",
};

/** A finding in words. */
export function describeFinding({ fault, sequence, until, place, reference }: AuditFinding): string {
  const entry =
    sequence === undefined
      ? []
      : [until === undefined ? `entry ${sequence}` : `entries ${sequence} to ${until}`];
  const line = place === undefined || place === sequence ? [] : [`at place ${place}`];
  const whose = reference === undefined ? [] : [`submission ${reference}`];
  const where = [...entry, ...line, ...whose].join(", ");
  return where === "" ? `${fault}: ${about[fault]}` : `${fault}: ${where}: ${about[fault]}`;
}
