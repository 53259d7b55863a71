import { OptionalText } from "@confirma-connect/core";
import { z } from "zod";

/** Answer of `GET /validate`: documented completely for a valid key, unknown for others. */
export const TokenState = z
  .strictObject({ isValid: z.boolean(), message: OptionalText, Message: OptionalText })
  .transform(({ isValid, message, Message }) => ({ isValid, message: message ?? Message }));

/** See {@link TokenState}. */
export type TokenState = z.output<typeof TokenState>;
