import { contentHash } from "../mapping/content-hash.ts";
import type { Clock } from "../ports/clock.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { ActionTarget, CollectionDesk } from "./collection-desk.ts";
import type { CollectionEntry } from "./collection-entry.ts";
import type { CollectionNotes, OnRefusal } from "./collection-notes.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import type { CollectionLine } from "./collection-report.ts";
import type { CollectionStore } from "./collection-store.ts";
import type { Receivable } from "./receivable.ts";
import type { TellOnce } from "./tell-once.ts";

/** What collecting works with. */
export interface CollectParts {
  readonly desk: CollectionDesk;
  readonly store: CollectionStore;
  readonly clock: Clock;
}

/** What is asked for. */
export interface CollectRequest {
  readonly client: string;
  readonly policy: CollectionPolicy;
  /** The day on which invoices count as overdue. */
  readonly today: CivilDate;
  readonly receivables: AsyncIterable<Receivable> | Iterable<Receivable>;
  /** First day whose payments were read: of earlier ones nobody knows whether they are still there. */
  readonly readFrom?: CivilDate;
  /** Only says what would be told: asks the agency about cases, sends and stores nothing. */
  readonly dryRun?: boolean;
  readonly onRefusal?: OnRefusal;
}

/** What every step of one run shares. */
export interface CollectionScope {
  readonly parts: CollectParts;
  readonly request: CollectRequest;
  readonly teller: TellOnce;
  readonly notes: CollectionNotes;
}

/** What an entry is about before anything was done; `content` is hashed. */
export interface Subject extends Pick<CollectionEntry, "kind" | "key" | "invoiceNumber" | "facts"> {
  readonly content: unknown;
  readonly caseId?: string | undefined;
}

/** A new entry; nothing is stored yet. */
export function draftEntry({ parts, request }: CollectionScope, subject: Subject): CollectionEntry {
  const { content, caseId, ...about } = subject;
  const now = parts.clock.now();
  return {
    ...about,
    ...(caseId === undefined ? {} : { caseId }),
    client: request.client,
    content: contentHash(content),
    state: "ready",
    attempts: 0,
    codes: [],
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** How the agency is asked about an entry. */
export const targetOf = ({ invoiceNumber, caseId }: CollectionEntry): ActionTarget =>
  caseId === undefined ? { invoiceNumber } : { invoiceNumber, caseId };

/** What a dry run says of an entry: what is ready would be sent. */
export const planOf = (known: CollectionEntry | undefined): CollectionLine["result"] =>
  known === undefined || known.state === "ready" ? "planned" : known.state;
