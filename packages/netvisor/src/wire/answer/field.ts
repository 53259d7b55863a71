import {
  type CivilDate,
  type Decimal,
  type MinorUnits,
  type Percentage,
  parseAmount,
  parseCivilDate,
  parseDecimal,
  parseFinnishDate,
  parsePercentage,
} from "@confirma-connect/core";
import { child, descend, type XmlNode } from "../../transport/xml-node.ts";

// Readers of single fields. Each gives undefined when the element is absent, empty or not readable: answers
// come with and without elements, in several spellings (specs 3, 13). Names are lower-case.

/** The text of an element itself, without surrounding white space. */
export function ownText(node: XmlNode | undefined): string | undefined {
  const text = node?.text.trim() ?? "";
  return text === "" ? undefined : text;
}

/** The text of a child element. */
export const textOf = (node: XmlNode, name: string): string | undefined => ownText(child(node, name));

/** The text of an attribute. */
export function attributeOf(node: XmlNode | undefined, name: string): string | undefined {
  const text = node?.attributes.get(name)?.trim() ?? "";
  return text === "" ? undefined : text;
}

/** An exact number with comma or point and any number of decimals. */
export function decimalOf(node: XmlNode, name: string): Decimal | undefined {
  const text = numberText(node, name);
  return text === undefined ? undefined : parseDecimal(text, "either");
}

/** An amount in whole cents; undefined also when it has a part of a cent (`0,5478`). */
export function amountOf(node: XmlNode, name: string): MinorUnits | undefined {
  const text = numberText(node, name);
  return text === undefined ? undefined : parseAmount(text, "either");
}

/** A percentage; 25.5 comes as `25,5`. */
export function percentageOf(node: XmlNode, name: string): Percentage | undefined {
  const text = numberText(node, name);
  return text === undefined ? undefined : parsePercentage(text);
}

/** A date in every published form; the attribute `format` is not believed (specs 3, accountingperiodlist). */
export function dateOf(node: XmlNode, name: string): CivilDate | undefined {
  const text = textOf(node, name);
  return text === undefined ? undefined : readDate(text);
}

/** `2014-12-31`, `31.12.2014`, each with a time behind it or without. The day is taken as it is written. */
function readDate(text: string): CivilDate | undefined {
  const day = text.trim().split(/[ T]/)[0] ?? "";
  return parseCivilDate(day) ?? parseFinnishDate(day);
}

const words: ReadonlyMap<string, boolean> = new Map([
  ...["1", "true", "yes", "kyllä", "ja"].map((word) => [word, true] as const),
  ...["0", "false", "no", "ei", "nej"].map((word) => [word, false] as const),
]);

/** A truth value in any of Netvisor's spellings. */
export function flagOf(node: XmlNode, name: string): boolean | undefined {
  return readFlag(textOf(node, name));
}

/** See {@link flagOf}. */
export const readFlag = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : words.get(text.toLowerCase());

/** Entries of a list that may be missing, empty, or hold one or many (specs 13, 14). */
export function entriesOf(root: XmlNode, path: readonly string[], entry: string): readonly XmlNode[] {
  return descend(root, ...path)?.children.filter(({ name }) => name === entry) ?? [];
}

/** Dimension name and item of a line. */
export interface DimensionOfLine {
  readonly name: string;
  readonly item: string;
}

/** Dimensions of a line; one without an item says nothing and is left out. */
export function dimensionsOf(line: XmlNode): readonly DimensionOfLine[] {
  return line.children
    .filter(({ name }) => name === "dimension")
    .flatMap((dimension) => {
      const name = textOf(dimension, "dimensionname");
      const item = textOf(dimension, "dimensionitem");
      return name === undefined || item === undefined ? [] : [{ name, item }];
    });
}

// Thousands may be grouped by (narrow) no-break spaces; no published answer does, but a space says nothing else.
const numberText = (node: XmlNode, name: string): string | undefined =>
  textOf(node, name)?.replace(/\s/gu, "");
