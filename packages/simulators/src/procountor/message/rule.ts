/** What one JSON value must look like. Lengths in characters, scales in decimals. */
export type ValueRule =
  | { readonly kind: "text"; readonly least: number; readonly most: number }
  | { readonly kind: "word"; readonly words: ReadonlySet<string> }
  | { readonly kind: "integer"; readonly least?: number; readonly most?: number }
  | {
      readonly kind: "decimal";
      readonly least?: number;
      readonly most?: number;
      /** A documented scale; more decimals are refused or rounded by the reading. */
      readonly scale?: number;
      /** Rounded without a word when there are more decimals. */
      readonly rounds?: boolean;
    }
  | { readonly kind: "flag" }
  | { readonly kind: "day" }
  | { readonly kind: "moment" }
  | { readonly kind: "anything" }
  | { readonly kind: "object"; readonly fields: ObjectRule }
  | { readonly kind: "list"; readonly items: ValueRule; readonly least: number };

/** A field of an object. */
export interface FieldRule {
  readonly rule: ValueRule;
  readonly required: boolean;
  readonly readOnly: boolean;
}

/** The fields of an object, by name. */
export type ObjectRule = Readonly<Record<string, FieldRule>>;

/** A required field. */
export function must(rule: ValueRule): FieldRule {
  return { rule, required: true, readOnly: false };
}

/** An optional field; `null` counts as absent. */
export function may(rule: ValueRule): FieldRule {
  return { rule, required: false, readOnly: false };
}

/** A field only answers carry. */
export const shown: FieldRule = { rule: { kind: "anything" }, required: false, readOnly: true };

/** Text up to a number of characters. */
export function text(most = Number.MAX_SAFE_INTEGER, least = 0): ValueRule {
  return { kind: "text", least, most };
}

/** One word of a closed list. */
export function word(words: Iterable<string>): ValueRule {
  return { kind: "word", words: new Set(words) };
}

/** A decimal with a documented scale. */
export function scaled(scale: number, limits: { readonly most?: number } = {}): ValueRule {
  return { kind: "decimal", scale, ...limits };
}

/** An object. */
export function object(fields: ObjectRule): ValueRule {
  return { kind: "object", fields };
}

/** A list of at least so many. */
export function list(items: ValueRule, least = 0): ValueRule {
  return { kind: "list", items, least };
}

/** A decimal number. */
export const decimal: ValueRule = { kind: "decimal" };
/** A 32-bit integer. */
export const integer: ValueRule = { kind: "integer" };
/** `true` or `false`. */
export const flag: ValueRule = { kind: "flag" };
/** A day. */
export const day: ValueRule = { kind: "day" };
/** A date-time without zone. */
export const moment: ValueRule = { kind: "moment" };
