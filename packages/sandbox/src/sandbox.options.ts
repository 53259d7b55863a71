import { Secret } from "@confirma-connect/core";
import { z } from "zod";
import { SandboxBooks } from "./books/sandbox-books.ts";

/** Options of one sandbox system. */
export const SandboxOptions = z.strictObject({
  /** Identifier under which the system is bound. */
  id: z.string().min(1).default("sandbox"),
  /** Company in the books. */
  company: z.string().min(1).default("demo"),
  /** Credential of the company. */
  token: z.instanceof(Secret),
  /** Whether the books refuse a second document with the same key. */
  uniqueness: z.enum(["enforced", "open"]).default("enforced"),
  /** How long a write may take to appear, in milliseconds; "never": absence cannot be concluded. */
  lateWriteBound: z.union([z.int().nonnegative(), z.literal("never")]).default(2_000),
  /** How many requests may be under way at once. */
  width: z.int().min(1).default(4),
  /** Books to use; absent: fresh books of one company. */
  books: z.instanceof(SandboxBooks).optional(),
});

/** See {@link SandboxOptions}. */
export type SandboxOptions = z.output<typeof SandboxOptions>;

/** Options as a host writes them, with defaults left out. */
export type SandboxOptionsInput = z.input<typeof SandboxOptions>;
