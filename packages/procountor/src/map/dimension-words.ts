import {
  amountToJsonNumber,
  type DimensionItem,
  type DimensionRow,
  dimensionItemsOf,
  type MinorUnits,
  type Step,
} from "@confirma-connect/core";
import type { DimensionItemValueRequest } from "../wire/request/ledger-receipt.ts";
import type { RowContext } from "./row-words.ts";
import { lookUpRequest, resourceOf } from "./step-request.ts";

/** The dimension items of a row. */
export const dimensionWordsOf = (
  context: RowContext,
  row: DimensionRow,
  pointer: string,
): readonly DimensionItem[] =>
  dimensionItemsOf(context, row, pointer, "how its amount would be shared is not said");

/** The steps that find the identifiers of all dimensions of a document, and the names of those steps. */
export interface DimensionSteps {
  readonly steps: readonly Step[];
  readonly names: readonly string[];
  /** A row's items with placeholders for their identifiers; each carries the row's whole net amount (seen). */
  values(items: readonly DimensionItem[], net: MinorUnits): readonly DimensionItemValueRequest[];
}

/** Makes two look-ups per item, because Procountor wants numbers where people know names. */
export function dimensionSteps(rows: readonly (readonly DimensionItem[])[]): DimensionSteps {
  const dimensions = [...new Set(rows.flat().map(({ name }) => name))];
  const items = [...new Map(rows.flat().map((item) => [keyOf(item), item])).values()];
  const dimensionStep = (name: string) => `dimension-${dimensions.indexOf(name) + 1}`;
  const itemStep = (item: DimensionItem) =>
    `dimension-item-${items.findIndex((other) => keyOf(other) === keyOf(item)) + 1}`;
  const steps = [
    ...dimensions.map((name) => findDimension(dimensionStep(name), name)),
    ...items.map((item) => findItem(itemStep(item), dimensionStep(item.name), item)),
  ];
  return {
    steps,
    names: steps.map(({ name }) => name),
    values: (row, net) =>
      row.map((item) => ({
        dimensionId: `{{${dimensionStep(item.name)}}}`,
        itemId: `{{${itemStep(item)}}}`,
        value: amountToJsonNumber(net),
      })),
  };
}

const keyOf = ({ name, item }: DimensionItem): string => JSON.stringify([name, item]);

const findDimension = (step: string, name: string): Step => ({
  name: step,
  action: "find",
  title: `Dimension ${name}`,
  request: lookUpRequest(resourceOf("dimensions", { name })),
  identity: { type: "dimension", key: name, values: {} },
  uses: [],
  postings: [],
});

const findItem = (step: string, dimension: string, { name, item }: DimensionItem): Step => ({
  name: step,
  action: "find",
  title: `Item ${item} of dimension ${name}`,
  request: lookUpRequest(`dimensions/{{${dimension}}}`),
  identity: { type: "dimensionItem", key: item, values: { dimension } },
  uses: [dimension],
  postings: [],
});
