/** One change of a source text; what is looked for must be there exactly once. */
export interface Edit {
  /** Below `packages/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A defect of the engine, planted into the shipped sources while they are bundled. */
export interface PlantedDefect {
  readonly name: string;
  /** What is wrong, in words. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Where submissions are kept in its histories; default memory. */
  readonly store?: "memory" | "sqlite";
}
