import type { Evidence } from "./evidence.ts";

/** The three kinds of accounting document of the agency. */
export const documentKinds = ["invoice", "ledger", "payment"] as const;

/** One kind of accounting document. */
export type DocumentKind = (typeof documentKinds)[number];

/** What a channel can do with its kind of document. */
export type Operation = "render" | "deliver" | "locate" | "read";

/** Where a vendor fact comes from. */
export type Mark = "seen" | "inferred" | "unknown";

/** How a document is recognised in the accounting system. */
export interface IdentityFacts {
  /** The vendor's field that carries our key. */
  readonly field: string;
  /** Longest key that the field holds, in characters. */
  readonly maxLength: number;
  /** Whether the vendor refuses a second document with the same key. */
  readonly enforced: boolean;
  /** Whether documents can be found by the key. */
  readonly searchable: boolean;
  readonly mark: Mark;
}

/** Limits that `render` checks before anything is sent. */
export interface Limits {
  readonly rows: number;
  /** Currencies (ISO 4217) that the channel takes, or "any". */
  readonly currencies: readonly string[] | "any";
  /** Longest text per field of the agency's document, in characters. */
  readonly texts: Readonly<Record<string, number>>;
}

/** What reading may give back of a document; the words are those of the classes of difference. */
export type ReadField = "amount" | "currency" | "date" | "account" | "vat" | "reference" | "status";

/** What an adapter declares about one kind of document. */
export interface KindManifest {
  readonly operations: readonly Operation[];
  readonly identity: IdentityFacts;
  /** `native`: the vendor de-duplicates; `byLookUp`: we look before we send again; `none`: neither. */
  readonly idempotency: "native" | "byLookUp" | "none";
  /** Strongest evidence that this channel can reach. */
  readonly bestEvidence: Evidence;
  /** What `read` gives back; absent: not declared, so whatever is not there counts as not compared. */
  readonly readBack?: readonly ReadField[];
  /** Fields of `readBack` that are not told of every document, e.g. accounts of VAT that the system computes. */
  readonly readPartly?: readonly ReadField[];
  /** `read` gives back only what was handed over by us, e.g. an archive of files; what others book is not seen. */
  readonly readsOwnOnly?: true;
  readonly limits: Limits;
  /** What an unattended integration cannot take back, in words; shown by `explain`. */
  readonly undo: string;
}

/** How many requests of one client may be under way at once. */
export type LaneRule = { readonly type: "serial" } | { readonly type: "parallel"; readonly width: number };

/** A rule that the vendor does not document; each is an option and is listed in the facts page. */
export interface Assumption {
  readonly id: string;
  readonly statement: string;
  readonly mark: Mark;
  /** Name of the option that switches to the other reading, if there is one. */
  readonly option?: string;
}

/** Everything an adapter declares about itself; plain data, no behaviour. */
export interface Manifest {
  readonly system: string;
  readonly title: string;
  readonly kinds: Readonly<Partial<Record<DocumentKind, KindManifest>>>;
  readonly registers: readonly RegisterName[];
  readonly lane: LaneRule;
  /** Requests per second and client that the vendor allows; undefined: no number is published. */
  readonly requestsPerSecond?: number;
  /**
   * How long after sending a write may still appear in the books, in milliseconds. Absence is
   * concluded only after this time. "never": absence cannot be concluded at all.
   */
  readonly lateWriteBound: number | "never";
  readonly assumptions: readonly Assumption[];
}

/** Registers that an accounting system may let us read. */
export type RegisterName =
  | "accounts"
  | "documentClasses"
  | "dimensions"
  | "periods"
  | "customers"
  | "vatCodes"
  | "bankAccounts";
