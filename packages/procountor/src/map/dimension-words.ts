import {
  amountToJsonNumber,
  type DimensionEntry,
  type MinorUnits,
  mapDimension,
  type Step,
} from "@confirma-connect/core";
import type { DimensionItemValueRequest } from "../wire/request/ledger-receipt.ts";
import type { RowContext } from "./row-words.ts";
import { lookUpRequest, resourceOf } from "./step-request.ts";

/** One dimension item of a row, by the names that Procountor's users see. */
export interface DimensionWords {
  readonly name: string;
  readonly item: string;
}

/** The dimension fields of a row in either of the agency's documents. */
interface DimensionRow {
  readonly projectNumber?: string | undefined;
  readonly ledgerDimensions: readonly DimensionEntry[];
}

/** The dimension items of a row; the project number is one more, of the dimension that the plan names. */
export function dimensionWordsOf(
  context: RowContext,
  row: DimensionRow,
  pointer: string,
): readonly DimensionWords[] {
  const { plan, findings } = context;
  const listed = row.ledgerDimensions.map(({ dimensionType, dimensionValue }, index) => {
    const place = `${pointer}/ledgerDimensions/${index}`;
    const name = findings.mapped(mapDimension(plan, dimensionType, `${place}/dimensionType`), place);
    return { name, item: findings.text(dimensionValue, `${place}/dimensionValue`) };
  });
  const all = [...listed, ...projectOf(context, row.projectNumber, `${pointer}/projectNumber`)];
  const names = all.map(({ name }) => name).filter((name) => name !== "");
  if (new Set(names).size < names.length) {
    const message = "a row may have one item of each dimension; how its amount would be shared is not said";
    findings.refuse("ACC_UNSUPPORTED_FEATURE", `${pointer}/ledgerDimensions`, message);
  }
  return all;
}

function projectOf(
  { plan, findings }: RowContext,
  projectNumber: string | undefined,
  pointer: string,
): readonly DimensionWords[] {
  if (projectNumber === undefined) return [];
  const item = findings.text(projectNumber, pointer);
  if (plan.projectDimension !== undefined) {
    return [{ name: findings.text(plan.projectDimension, pointer), item }];
  }
  const message = "the plan names no dimension for project numbers (projectDimension)";
  findings.refuse("ACC_MAPPING_DIMENSION", pointer, message);
  return [];
}

/** The steps that find the identifiers of all dimensions of a document, and the names of those steps. */
export interface DimensionSteps {
  readonly steps: readonly Step[];
  readonly names: readonly string[];
  /** A row's items with placeholders for their identifiers; each carries the row's whole net amount (seen). */
  values(items: readonly DimensionWords[], net: MinorUnits): readonly DimensionItemValueRequest[];
}

/** Makes two look-ups per item, because Procountor wants numbers where people know names. */
export function dimensionSteps(rows: readonly (readonly DimensionWords[])[]): DimensionSteps {
  const dimensions = [...new Set(rows.flat().map(({ name }) => name))];
  const items = [...new Map(rows.flat().map((item) => [keyOf(item), item])).values()];
  const dimensionStep = (name: string) => `dimension-${dimensions.indexOf(name) + 1}`;
  const itemStep = (item: DimensionWords) =>
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

const keyOf = ({ name, item }: DimensionWords): string => JSON.stringify([name, item]);

const findDimension = (step: string, name: string): Step => ({
  name: step,
  action: "find",
  title: `Dimension ${name}`,
  request: lookUpRequest(resourceOf("dimensions", { name })),
  identity: { type: "dimension", key: name, values: {} },
  uses: [],
  postings: [],
});

const findItem = (step: string, dimension: string, { name, item }: DimensionWords): Step => ({
  name: step,
  action: "find",
  title: `Item ${item} of dimension ${name}`,
  request: lookUpRequest(`dimensions/{{${dimension}}}`),
  identity: { type: "dimensionItem", key: item, values: { dimension } },
  uses: [dimension],
  postings: [],
});
