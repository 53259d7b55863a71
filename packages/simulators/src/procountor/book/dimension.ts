import { type ErrorMessage, invalid } from "../failure.ts";
import { amountOf } from "../format/decimal.ts";
import type { Scene } from "../scene.ts";
import type { BookedDimensionValue } from "./book.ts";

const MISMATCH = "DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE";

/** What is wrong with the dimensions of one row worth `rowCents`; `path` is the row's. */
export function dimensionErrors(
  scene: Scene,
  values: readonly BookedDimensionValue[],
  rowCents: number,
  path: string,
): readonly ErrorMessage[] {
  const field = path === "" ? "dimensionItemValues" : `${path}.dimensionItemValues`;
  if (!values.every((value) => isActive(scene, value))) return [invalid(MISMATCH, field)];
  const pairs = new Set(values.map(({ dimensionId, itemId }) => `${dimensionId}/${itemId}`));
  if (pairs.size !== values.length) return [invalid("Dimension items must be unique.", field)];
  const sums = new Map<number, number>();
  for (const { dimensionId, cents } of values) {
    sums.set(dimensionId, (sums.get(dimensionId) ?? 0) + cents);
  }
  if (sums.size > scene.company.maxDimensions) return [invalid("Too many dimensions.", field)];
  if ([...sums.values()].every((sum) => sum === rowCents)) return [];
  return [
    invalid(`The sum of dimension item values must equal accountingValue ${amountOf(rowCents)}.`, field),
  ];
}

function isActive(scene: Scene, value: BookedDimensionValue): boolean {
  const dimension = scene.book.dimensions.find(({ id }) => id === value.dimensionId);
  return dimension?.items.some(({ id, active }) => id === value.itemId && active) ?? false;
}
