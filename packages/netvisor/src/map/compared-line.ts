import { formatAmount, formatPercentage } from "@confirma-connect/core";
import { z } from "zod";
import type { InvoiceLine } from "./invoice-line.ts";
import { postingDimensions } from "./row-words.ts";

/** What the look-up of an invoice compares of one row; amounts with a point and two decimals. */
const ComparedLine = z.strictObject({
  net: z.string(),
  vat: z.string(),
  /** Net and VAT together. */
  gross: z.string(),
  percentage: z.string(),
  vatCode: z.string(),
  /** Absent: Netvisor's own default sales account. */
  account: z.string().optional(),
  dimensions: z.array(z.strictObject({ name: z.string(), item: z.string() })).readonly(),
});

/** See {@link ComparedLine}. */
export type ComparedLine = z.output<typeof ComparedLine>;

const ComparedLines = z.array(ComparedLine).readonly();

const comparedLine = ({ row, vatCode, account, dimensions }: InvoiceLine): ComparedLine => ({
  net: formatAmount(row.netAmount, "."),
  vat: formatAmount(row.vatAmount, "."),
  gross: formatAmount(row.amount, "."),
  percentage: formatPercentage(row.vatPercentage, "."),
  vatCode,
  ...(account === undefined ? {} : { account }),
  dimensions: postingDimensions(dimensions),
});

/** Rows as one text: a step's identity holds strings only, so that it can be stored. */
export const writeComparedLines = (lines: readonly InvoiceLine[]): string =>
  JSON.stringify(lines.map(comparedLine));

/** Rows from the text; undefined when there are none in it. */
export function readComparedLines(text: string | undefined): readonly ComparedLine[] | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  return ComparedLines.safeParse(value).data;
}
