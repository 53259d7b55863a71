import type { ComparedDocument, ExpectedDocument } from "./compared-document.ts";
import type { Hashed } from "./hashed-document.ts";
import type { Entry } from "./match-documents.ts";

/** A place for what is found for one expected document. */
export interface Slot {
  entry: Entry;
  /** What a document without our key may look like it by; made while its rows are there. */
  readonly rowsKey: string | undefined;
}

function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** Expected documents by what a stranger may look like them by. */
export class Likeness {
  readonly #matched = new Map<string, ExpectedDocument>();
  readonly #waiting = new Map<string, Slot[]>();
  readonly #found = new Map<string, Hashed<ComparedDocument>[]>();

  add(slot: Slot, key: string | undefined, mayWait: boolean): void {
    const { expected, match } = slot.entry;
    if (key === undefined) return;
    if (match !== undefined) this.#matched.set(key, expected);
    else if (mayWait) addTo(this.#waiting, key, slot);
  }

  /** Whether a document waits for the stranger. */
  take(stranger: Hashed<ComparedDocument>, key: string | undefined): boolean {
    if (key === undefined || !this.#waiting.has(key)) return false;
    addTo(this.#found, key, stranger);
    return true;
  }

  like(key: string | undefined): ExpectedDocument | undefined {
    return key === undefined ? undefined : this.#matched.get(key);
  }

  /** What waits, with the strangers that fit it. */
  groups(): readonly (readonly [readonly Slot[], readonly Hashed<ComparedDocument>[]])[] {
    return [...this.#found].map(([key, strangers]) => [this.#waiting.get(key) ?? [], strangers]);
  }
}
