import type { AgencyDocument } from "../agency/submit-body.ts";
import { identifierOf } from "../agency/submit-body.ts";
import type { Submission } from "../delivery/submission.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import { hasErrors, type Problem } from "../rules/problem.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { AgencyOrigin } from "./agency-origin.ts";
import type { AgencySourceSide } from "./agency-source-side.ts";
import type { AgencyRead, Unposted } from "./reconciliation.ts";

/** A document that the client's posting plan makes of what a source shows. */
export interface DerivedDocument {
  readonly source: string;
  /** The settlement or received payment that it is made of. */
  readonly of: Pick<Unposted, "type" | "id">;
  readonly date: CivilDate;
  readonly content: AgencyDocument;
}

const keyOf = (kind: DocumentKind, identifier: string): string => `${kind} ${identifier}`;

/** What the sources of a client show, as the documents that should be in the books. */
export class AgencySide {
  readonly #sources: readonly AgencySourceSide[];
  readonly #inPeriod: (date: CivilDate) => boolean;
  readonly #documents = new Map<string, DerivedDocument>();
  readonly #unposted = new Map<string, Unposted>();

  constructor(sources: readonly AgencySourceSide[], inPeriod: (date: CivilDate) => boolean) {
    this.#sources = sources;
    this.#inPeriod = inPeriod;
    for (const source of sources) {
      for (const document of source.drain()) {
        this.#documents.set(keyOf(document.content.kind, identifierOf(document.content)), document);
      }
      for (const { problems, ...posting } of source.refused) this.refuse(posting, problems);
    }
  }

  /** Gives the document of an identity once. */
  take(kind: DocumentKind, identifier: string): DerivedDocument | undefined {
    const key = keyOf(kind, identifier);
    const found = this.#documents.get(key);
    this.#documents.delete(key);
    return found;
  }

  /** Documents that nobody took. */
  rest(): readonly DerivedDocument[] {
    return [...this.#documents.values()];
  }

  /** Whether the store has a submission of the document's identity that is dated outside of what is read. */
  isElsewhere({ source, content }: DerivedDocument): boolean {
    const key = keyOf(content.kind, identifierOf(content));
    return this.#sources.some(({ id, elsewhere }) => id === source && elsewhere.has(key));
  }

  /** What the sources say about a submission that none of the documents belongs to; undefined: nothing. */
  judge({ identifier }: Pick<Submission, "identifier">): AgencyOrigin | undefined {
    for (const side of this.#sources) {
      const state = side.judge(identifier);
      if (state !== undefined) return { source: side.id, state };
    }
    return undefined;
  }

  /** Remembers what cannot be set against the books, because the plan makes no documents of it. */
  refuse({ source, of, date }: Omit<DerivedDocument, "content">, problems: readonly Problem[]): void {
    if (!this.#inPeriod(date)) return;
    const key = [source, of.type, of.id].join(" ");
    const reasons = problems
      .filter((each) => hasErrors([each]))
      .map(({ code, pointer, message }) => ({ code, pointer, message }));
    const before = this.#unposted.get(key)?.reasons ?? [];
    this.#unposted.set(key, { source, ...of, reasons: [...before, ...reasons] });
  }

  /** What was read, and what of it could not be compared. */
  told(): AgencyRead {
    const sources = this.#sources.map(({ id, settlements, payments }) => ({
      source: id,
      settlements,
      payments,
    }));
    return { sources, unposted: [...this.#unposted.values()] };
  }
}
