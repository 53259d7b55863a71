import { strict as assert } from "node:assert";
import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import type { StoredDocument } from "../subject/conformance-probe.ts";
import type { Bench } from "./bench.ts";
import { findable } from "./declared.ts";

/** A look-up that agrees with the books; `stored` is the document that it must find, if there is one. */
export async function expectSeen<D>(
  bench: Bench<D>,
  step: ResolvedStep,
  stored: StoredDocument | undefined,
): Promise<Sighting> {
  const sighting = await bench.locate(step);
  const { type } = sighting;
  if (findable(bench.target)) {
    assert.equal(type, stored === undefined ? "absent" : "found", "the look-up contradicts the books");
  } else {
    // What cannot be searched may stay unclear, but nothing false may be said about it.
    assert.notEqual(type, stored === undefined ? "found" : "absent", "the look-up contradicts the books");
  }
  if (sighting.type !== "found") return sighting;
  assert.equal(sighting.vendorId, stored?.vendorId, "the look-up names another document");
  assert.deepEqual(sighting.differences, [], "the books are equal, yet differences are reported");
  return sighting;
}
