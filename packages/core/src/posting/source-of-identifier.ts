// The parts behind the prefix hold no "-", so the last one that fits separates them.
const madeOf = /^(?<source>.+)-[SP]-[\w.]+(?:-[\w.]+)?$/u;

/** The source that an identifier of a settlement, an allocation or a received payment was made for, by its form. */
export const sourceOfIdentifier = (identifier: string): string | undefined =>
  madeOf.exec(identifier)?.groups?.["source"];
