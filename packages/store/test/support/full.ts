type Primitive = string | number | boolean | null;

/**
 * A type with every optional field required, at every depth: a value of it cannot lack a field that is added
 * one day, so tests that carry it through a store notice a field that the store forgets.
 */
export type Full<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Full<Item>[]
    : { readonly [K in keyof T]-?: Full<Required<T>[K]> };
