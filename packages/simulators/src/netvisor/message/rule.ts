/** What the text of an element or attribute must look like. */
export type TextForm =
  | { readonly form: "text"; readonly longest?: number }
  | { readonly form: "decimal"; readonly decimals?: number }
  | { readonly form: "integer"; readonly longest?: number }
  | { readonly form: "date" }
  | { readonly form: "base64" }
  | { readonly form: "word"; readonly words: readonly string[] };

/** An attribute: its form and whether it must be there. */
export interface AttributeRule {
  readonly name: string;
  readonly form: TextForm;
  readonly required: boolean;
}

/** One place in a sequence of elements. `empty` allows a mandatory element without content. */
export interface ElementRule {
  readonly name: string;
  readonly least: 0 | 1;
  readonly most: number;
  readonly empty: boolean;
  readonly content: TextForm | readonly ElementRule[];
  readonly attributes: readonly AttributeRule[];
  /** Exactly one of the children must be there, instead of the whole sequence. */
  readonly choice: boolean;
}

type Content = TextForm | readonly ElementRule[];

const MANY = Number.MAX_SAFE_INTEGER;

/** A mandatory element. */
export function one(name: string, content: Content, ...attributes: readonly AttributeRule[]): ElementRule {
  return { name, least: 1, most: 1, empty: false, content, attributes, choice: false };
}

/** An optional element. */
export function maybe(name: string, content: Content, ...attributes: readonly AttributeRule[]): ElementRule {
  return { ...one(name, content, ...attributes), least: 0, empty: true };
}

/** An element that is repeated, at least once. */
export function some(name: string, content: Content, ...attributes: readonly AttributeRule[]): ElementRule {
  return { ...one(name, content, ...attributes), most: MANY };
}

/** An element that may be left out or repeated. */
export function anyNumber(
  name: string,
  content: Content,
  ...attributes: readonly AttributeRule[]
): ElementRule {
  return { ...maybe(name, content, ...attributes), most: MANY };
}

/** A mandatory attribute. */
export function must(name: string, form: TextForm): AttributeRule {
  return { name, form, required: true };
}

/** An optional attribute. */
export function may(name: string, form: TextForm): AttributeRule {
  return { name, form, required: false };
}

/** Free text up to a number of characters. */
export function text(longest?: number): TextForm {
  return longest === undefined ? { form: "text" } : { form: "text", longest };
}

/** One of a closed list of words, compared exactly. */
export function word(...words: readonly string[]): TextForm {
  return { form: "word", words };
}

/** A decimal number with at most that many decimals that are not zero. */
export function decimal(decimals?: number): TextForm {
  return decimals === undefined ? { form: "decimal" } : { form: "decimal", decimals };
}

/** A whole number of at most that many digits. */
export function integer(longest = 15): TextForm {
  return { form: "integer", longest };
}

/** A day, `yyyy-MM-dd`. */
export const date: TextForm = { form: "date" };
/** The attribute that says a date is `yyyy-MM-dd`; it may be left out. */
export const ansi: AttributeRule = may("format", word("ansi"));
/** Base64 of a document. */
export const base64: TextForm = { form: "base64" };
/** A yes or no as 1 or 0. */
export const flag: TextForm = word("0", "1");
