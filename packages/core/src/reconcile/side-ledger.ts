import { hashText } from "../mapping/content-hash.ts";
import { addMinor, minorUnits } from "../value/minor-units.ts";
import type { ComparedDocument } from "./compared-document.ts";
import type { Hashed } from "./hashed-document.ts";
import type { Side, SideSum } from "./reconciliation.ts";

/** Adds up one side and remembers one hash per document. */
export class SideLedger {
  readonly #sums = new Map<string, SideSum>();
  readonly #hashes: string[] = [];

  add(document: Hashed<ComparedDocument>): void {
    this.count(document);
    this.#hashes.push(document.hash);
  }

  /** Adds a document to the sums only. */
  count({ kind, currency, amount }: ComparedDocument): void {
    const key = `${kind}|${currency}`;
    const before = this.#sums.get(key) ?? { kind, currency, count: 0, sum: minorUnits(0) };
    this.#sums.set(key, { ...before, count: before.count + 1, sum: addMinor(before.sum, amount) });
  }

  get sums(): readonly SideSum[] {
    return [...this.#sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  }

  get side(): Side {
    return { sums: this.sums, hash: hashText(this.#hashes.toSorted().join("\n")) };
  }
}
