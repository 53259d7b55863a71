import { z } from "zod";

/** One dimension of a line, by name: one wrapper per dimension (support article on accounting.nv and DTDs, seen). */
export const RequestDimension = z.strictObject({
  dimensionname: z.string().min(1),
  dimensionitem: z.string().min(1),
});

/** See {@link RequestDimension}. */
export type RequestDimension = z.output<typeof RequestDimension>;
