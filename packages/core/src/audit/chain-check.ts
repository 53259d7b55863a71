import { hashText } from "../mapping/content-hash.ts";
import type { AuditFinding } from "./audit-finding.ts";
import type { AuditHead } from "./audit-head.ts";
import { noHash, openLine } from "./audit-line.ts";
import { type LastWord, StateFlow } from "./state-flow.ts";

/** One line on its way through the check. */
interface Found {
  readonly sequence: number;
  readonly previous: string;
  readonly claimed: string;
  readonly computed: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function read(text: string): Found | undefined {
  const line = openLine(text);
  const fields = line === undefined ? undefined : parsed(line.entry);
  if (line === undefined || fields === undefined) return undefined;
  const { sequence, previous } = fields;
  if (typeof sequence !== "number" || !Number.isSafeInteger(sequence) || typeof previous !== "string")
    return undefined;
  return { sequence, previous, claimed: line.hash, computed: hashText(line.entry), fields };
}

/** Where the chain stands: the last number, and what the next entry may name as the hash before it. */
interface Stand {
  readonly sequence: number;
  /** The hash that the last line claims and the one that it has; empty when nothing is known about them. */
  readonly joints: readonly string[];
}

/** A jump in the numbers, which turns out to be a gap or a line that does not belong there. */
interface Jump {
  readonly before: Stand;
  readonly outlier: AuditFinding;
  /** Index of the finding that calls it a gap. */
  readonly finding: number;
}

const links = ({ sequence, joints }: Stand, found: Found): boolean =>
  found.sequence === sequence + 1 && (joints.length === 0 || joints.includes(found.previous));

const range = (fault: AuditFinding["fault"], sequence: number, until: number): AuditFinding =>
  until > sequence ? { fault, sequence, until } : { fault, sequence };

/**
 * Checks a journal line by line, in the order in which it is kept, and goes on after a finding so that every
 * damage is located. Memory grows with the number of submissions, not of entries.
 */
export class ChainCheck {
  readonly #heads: ReadonlyMap<number, string>;
  readonly #findings: AuditFinding[] = [];
  readonly #flow = new StateFlow();
  #entries = 0;
  #stand: Stand = { sequence: 0, joints: [noHash] };
  /** Lines since then that are no entries, or whose number cannot be believed. */
  #skipped = 0;
  #jump: Jump | undefined;
  #head: AuditHead | undefined;

  constructor(heads: readonly AuditHead[] = []) {
    this.#heads = new Map(heads.map(({ sequence, hash }) => [sequence, hash]));
  }

  /** Number of lines so far. */
  get entries(): number {
    return this.#entries;
  }

  /** The last entry in its place; what an operator writes down. */
  get head(): AuditHead | undefined {
    return this.#head;
  }

  /** The last word about each submission, by reference. */
  get lastWords(): ReadonlyMap<string, LastWord> {
    return this.#flow.last;
  }

  /** Takes the next line; `place` is its number in the store, if it has one there. */
  add(text: string, place?: number): void {
    this.#entries += 1;
    const at = place ?? this.#entries;
    const found = read(text);
    if (found === undefined) {
      this.#findings.push({ fault: "unreadable", place: at });
      this.#skipped += 1;
      return;
    }
    const whole = found.claimed === found.computed;
    if (!whole) this.#tell("altered", found, at);
    if (place !== undefined && place !== found.sequence) this.#tell("renumbered", found, at);
    if (whole || found.sequence === this.#stand.sequence + 1) this.#join(found, at);
    else this.#skipped += 1;
  }

  /** Everything that was found, once the last line was added. */
  end(): readonly AuditFinding[] {
    const last = Math.max(0, ...this.#heads.keys());
    const first = this.#stand.sequence + 1;
    const cut: readonly AuditFinding[] = last < first ? [] : [range("truncated", first, last)];
    return [...this.#findings, ...cut];
  }

  #tell(fault: AuditFinding["fault"], { sequence }: Found, place: number): void {
    this.#findings.push({ fault, sequence, place });
  }

  #join(found: Found, place: number): void {
    const { sequence } = found;
    if (sequence <= this.#stand.sequence && !this.#returns(found)) {
      this.#tell("misplaced", found, place);
      return;
    }
    const expected = this.#stand.sequence + 1;
    if (sequence > expected + this.#skipped) this.#leap(found, place, expected);
    else {
      if (sequence === expected && !links(this.#stand, found)) this.#tell("unlinked", found, place);
      // The chain went on behind the jump: it was a gap.
      this.#jump = undefined;
    }
    this.#stay(found, place);
  }

  /** The numbers jump: a gap, unless the entry that belongs here comes later. */
  #leap({ sequence }: Found, place: number, expected: number): void {
    const outlier: AuditFinding = { fault: "misplaced", sequence, place };
    this.#jump = { before: this.#stand, outlier, finding: this.#findings.length };
    this.#findings.push(range("missing", expected, sequence - 1));
  }

  /** The entry that belonged before the last jump: so that line was out of place, and the chain goes on here. */
  #returns(found: Found): boolean {
    const jump = this.#jump;
    if (jump === undefined || !links(jump.before, found)) return false;
    this.#findings[jump.finding] = jump.outlier;
    this.#stand = jump.before;
    return true;
  }

  #stay(found: Found, place: number): void {
    const { sequence, claimed, computed, fields } = found;
    const noted = this.#heads.get(sequence);
    if (noted !== undefined && noted !== claimed) this.#tell("rewritten", found, place);
    this.#stand = { sequence, joints: [claimed, computed] };
    this.#skipped = 0;
    this.#head = { sequence, hash: claimed };
    // After a damage the states no longer say anything about what was done since.
    const fits = this.#flow.add(fields);
    if (!fits && this.#findings.length === 0) this.#tell("discontinuous", found, place);
  }
}
