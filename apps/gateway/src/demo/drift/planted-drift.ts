import type { DifferenceClass } from "@confirma-connect/core";
import type { DriftName } from "./drift-name.ts";

/** One way in which a client's books can be changed behind everybody's back. */
export interface PlantedDrift {
  readonly name: DriftName;
  /** The one difference that reconciling must find. */
  readonly found: DifferenceClass;
  /** Changes the books; gives what takes the change back. Undefined: they hold nothing that it can happen to. */
  plant(): Promise<(() => Promise<void>) | undefined>;
}

/** What each kind of drift must be found as. */
export const classOfDrift: Readonly<Record<DriftName, DifferenceClass>> = {
  "a document was deleted": "missing",
  "a document that nobody sent": "extra",
  "booked a second time under our key": "duplicate",
  "typed in by hand beside ours": "duplicate",
  "one cent more": "amount",
  "dated a day later": "date",
  "dated past the end of the period": "date",
  "on another account": "account",
  "with another VAT code": "vat",
  "with another reference": "reference",
  "taken out of the books": "status",
  "in another currency": "currency",
};

/** Our key as nobody has sent it. */
export const strangerKey = "CC0000000000001";

/** Books that are kept as one value of type `B`; `amend` changes them. */
export interface AmendableBooks<B> {
  amend(change: (book: B) => B): void;
}

/** A drift of such books. */
export function driftOfBooks<B>(
  books: AmendableBooks<B>,
  name: DriftName,
  change: (book: B) => B | undefined,
  found: DifferenceClass = classOfDrift[name],
): PlantedDrift {
  const plant: PlantedDrift["plant"] = async () => {
    const before: B[] = [];
    books.amend((book) => {
      const changed = change(book);
      if (changed === undefined) return book;
      before.push(book);
      return changed;
    });
    const [old] = before;
    return old === undefined ? undefined : async () => books.amend(() => old);
  };
  return { name, found, plant };
}

/** Puts something else in the place of the first item that fits; undefined when none does. */
export function replaceFirst<T>(
  items: readonly T[],
  fits: (item: T) => boolean,
  make: (item: T) => readonly T[],
): readonly T[] | undefined {
  const index = items.findIndex(fits);
  const item = items[index];
  return item === undefined
    ? undefined
    : [...items.slice(0, index), ...make(item), ...items.slice(index + 1)];
}
