import { type DocumentKind, documentKinds } from "@confirma-connect/core";
import { Argument, InvalidArgumentError } from "commander";

/** Reads a kind of document. Throws InvalidArgumentError for any other word. */
export function parseKind(word: string): DocumentKind {
  const kind = documentKinds.find((each) => each === word);
  if (kind !== undefined) return kind;
  throw new InvalidArgumentError(`It must be one of ${documentKinds.join(", ")}.`);
}

/** The argument `<kind>` that documents have in common. */
export const kindArgument = (): Argument =>
  new Argument("<kind>", `kind of document: ${documentKinds.join(", ")}`).argParser(parseKind);
