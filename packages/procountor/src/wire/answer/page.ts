import { z } from "zod";

/** A page of a search: `{results, meta}` (specs 3.1). `meta` is not relied upon. */
export const pageOf = <S extends z.ZodType>(row: S) => z.object({ results: z.array(row) });

/** A batch read: an array for several identifiers, an object or an array for one (specs 14.10, unknown). */
export const batchOf = <S extends z.ZodType>(entry: S) =>
  z.union([z.array(entry), entry.transform((one) => [one])]);

/** A read of one identifier: an object, or an array of one where a batch read answers so (specs 14.10, unknown). */
export const singleOf = <S extends z.ZodType>(entry: S) =>
  z.preprocess((json) => (Array.isArray(json) && json.length === 1 ? json[0] : json), entry);
