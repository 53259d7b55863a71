import { atLeast } from "@confirma-connect/core";
import type { Target } from "./target.ts";

/** Tells whether the system answers at all: where a file is only handed over, nobody says no. */
export const answers = <D>({ declared }: Target<D>): boolean =>
  atLeast(declared.bestEvidence, "acknowledged");

/** Tells whether a document can be found by our key; without it, a lost answer is a person's matter. */
export const findable = <D>({ declared }: Target<D>): boolean => declared.identity.searchable;
