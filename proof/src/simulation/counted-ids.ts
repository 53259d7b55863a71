import type { IdSource } from "@confirma-connect/core";

/** Identifiers that never repeat and are the same in every replay: version 4 UUIDs by form. */
export function countedIds(prefix: number): IdSource {
  let count = 0;
  return {
    next: () => {
      count += 1;
      const head = prefix.toString(16).padStart(8, "0").slice(-8);
      return `${head}-0000-4000-8000-${count.toString(16).padStart(12, "0")}`;
    },
  };
}
