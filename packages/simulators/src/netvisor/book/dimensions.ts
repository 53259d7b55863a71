import type { DimensionValue } from "../company/company.ts";
import { invalidData } from "../failure.ts";
import { childrenOf, textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene } from "../scene.ts";
import type { Book, BookedDimension } from "./book.ts";

/** The dimensions of a line, by name. */
export function lineDimensions(line: XmlNode): readonly DimensionValue[] {
  return childrenOf(line, "dimension").map((node) => ({
    name: textOf(node, "dimensionname") ?? "",
    item: textOf(node, "dimensionitem") ?? "",
  }));
}

/** Creates what is unknown, or refuses it when the request allows only existing names. */
export function recordDimensions(scene: Scene, book: Book, values: readonly DimensionValue[]): Book {
  const onlyExisting =
    scene.readings.onlyExistingDimensions === "honoured" &&
    scene.parameters["useonlyexistingdimensions"] === "1";
  return values.reduce((current, value) => recordDimension(current, value, onlyExisting), book);
}

function recordDimension(book: Book, value: DimensionValue, onlyExisting: boolean): Book {
  const known = book.dimensions.find((dimension) => dimension.name === value.name);
  if (known?.items.some((item) => item.name === value.item) === true) return book;
  if (onlyExisting) throw invalidData(`Dimension item not found: ${value.name} / ${value.item}`);
  const item = { netvisorKey: book.nextKey, name: value.item, hidden: false };
  if (known !== undefined) {
    const extended: BookedDimension = { ...known, items: [...known.items, item] };
    const dimensions = book.dimensions.map((dimension) => (dimension === known ? extended : dimension));
    return { ...book, dimensions, nextKey: book.nextKey + 1 };
  }
  const made: BookedDimension = { netvisorKey: book.nextKey + 1, name: value.name, items: [item] };
  return { ...book, dimensions: [...book.dimensions, made], nextKey: book.nextKey + 2 };
}
