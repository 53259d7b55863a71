import type { DifferenceClass } from "@confirma-connect/core";
import type { DriftName } from "./drift-name.ts";

/** One way in which a client's books can be changed behind everybody's back. */
export interface PlantedDrift {
  readonly name: DriftName;
  /** The one difference that reconciling must find. */
  readonly found: DifferenceClass;
  /** Changes the books. Undefined: they hold nothing that it can happen to. */
  plant(): Promise<Planted | undefined>;
}

/** What was planted. */
interface Planted {
  /** The accounting system's identifiers of the changed document and of what was put beside it. */
  readonly touched: readonly string[];
  /** Takes the change back. */
  takeBack(): Promise<void>;
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

/** Changed books, with the accounting system's identifiers of what was touched. */
export interface Changed<B> {
  readonly book: B;
  readonly touched: readonly string[];
}

/** A drift of such books. */
export function driftOfBooks<B>(
  books: AmendableBooks<B>,
  name: DriftName,
  change: (book: B) => Changed<B> | undefined,
  found: DifferenceClass = classOfDrift[name],
): PlantedDrift {
  const plant: PlantedDrift["plant"] = async () => {
    const planted: Planted[] = [];
    books.amend((book) => {
      const changed = change(book);
      if (changed === undefined) return book;
      planted.push({ touched: changed.touched, takeBack: async () => books.amend(() => book) });
      return changed.book;
    });
    return planted[0];
  };
  return { name, found, plant };
}

/** A list in which something else stands in the place of one item. */
interface Replaced<T> {
  readonly items: readonly T[];
  /** The item and what stands there now. */
  readonly touched: readonly T[];
}

/** Puts something else in the place of the first item that fits; undefined when none does. */
export function replaceFirst<T>(
  items: readonly T[],
  fits: (item: T) => boolean,
  make: (item: T) => readonly T[],
): Replaced<T> | undefined {
  const index = items.findIndex(fits);
  const item = items[index];
  if (item === undefined) return undefined;
  const made = make(item);
  return { items: [...items.slice(0, index), ...made, ...items.slice(index + 1)], touched: [item, ...made] };
}
