import { z } from "zod";

/** SHA-256 of an API key, `sha256:` and 64 lower-case hex digits. The key itself is stored nowhere. */
export const ApiKeyHash = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, {
    error: "must be the SHA-256 of an API key, sha256: and 64 lower-case hex digits; never the key itself",
  })
  .describe("SHA-256 of an API key: sha256: and 64 lower-case hex digits.");

/** See {@link ApiKeyHash}. */
export type ApiKeyHash = z.output<typeof ApiKeyHash>;
