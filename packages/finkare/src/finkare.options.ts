import { ConfigurationError, Secret } from "@confirma-connect/core";
import { isServiceAddress, serviceAddressRule } from "@confirma-connect/http";
import { z } from "zod";
import { finkareScopes } from "./auth/finkare-scope.ts";

/** Options of one company's key. */
export const FinkareOptions = z.strictObject({
  environment: z.enum(["production", "sandbox"]),
  /** `fk_live_…` for production, `fk_test_…` for the sandbox. */
  key: z.instanceof(Secret),
  /** Another address, e.g. a simulator's. */
  baseUrl: z.url({ abort: true }).refine(isServiceAddress, { error: serviceAddressRule }).optional(),
  /** Scopes of the key. With them, calls that need another one are refused without being sent. */
  scopes: z.array(z.enum(finkareScopes)).optional(),
  /** Rows per request of automatic paging; 100 is the largest (seen). */
  pageSize: z.int().min(1).max(100).default(100),
  /** Milliseconds for one exchange. */
  timeout: z.int().min(1).default(120_000),
});

/** Options as a host writes them, with defaults left out. */
export type FinkareOptionsInput = z.input<typeof FinkareOptions>;

/** Checks options; throws ConfigurationError that names every wrong option and quotes no value. */
export function parseFinkareOptions(input: FinkareOptionsInput): z.output<typeof FinkareOptions> {
  const parsed = FinkareOptions.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new ConfigurationError(`Finkare options: ${wrong.join("; ")}`);
}
