import { ConfigurationError, Secret } from "@confirma-connect/core";
import { isServiceAddress, serviceAddressRule } from "@confirma-connect/http";
import { z } from "zod";
import { ConfirmaRouteOverrides } from "./route/route-overrides.ts";

/** One value per environment; a value is used for its own environment only. */
const perEnvironment = <S extends z.ZodType>(schema: S) =>
  z.strictObject({ staging: schema.optional(), production: schema.optional() });

/** Keys by environment. A key is never sent to the other environment's host. */
export const ConfirmaKeys = perEnvironment(z.instanceof(Secret)).refine(
  ({ staging, production }) => staging === undefined || staging.reveal() !== production?.reveal(),
  "the environments must not share one key",
);

/** See {@link ConfirmaKeys}. */
export type ConfirmaKeys = z.input<typeof ConfirmaKeys>;

/** Options of one client account. */
export const ConfirmaOptions = z.strictObject({
  environment: z.enum(["staging", "production"]),
  /** Keys of the client account (`X-Api-Key`). */
  keys: ConfirmaKeys.prefault({}),
  /** Partner Provisioning Tokens: only for creating clients. */
  provisioningKeys: ConfirmaKeys.prefault({}),
  /** Other addresses instead of the documented hosts, e.g. a simulator's. */
  hosts: perEnvironment(
    z.url({ abort: true }).refine(isServiceAddress, { error: serviceAddressRule }),
  ).prefault({}),
  /** Path before every route (seen). */
  prefix: z
    .string()
    .regex(/^(\/[\w-]+)*$/u, "must be a path without a slash at its end")
    .default("/api/v1/partner"),
  /** What is known better than the public pages say, by endpoint. */
  routes: ConfirmaRouteOverrides.default({}),
  /** Days per request when a period is walked, at least 2 for what overlaps; the agency's limit is unknown. */
  windowDays: z.int().min(1).max(366).default(30),
  /** Whether `toDate` belongs to the answer of a single request or a page (unknown). */
  periodEnd: z.enum(["inclusive", "exclusive"]).default("inclusive"),
  /** Milliseconds for one exchange. */
  timeout: z.int().min(1).default(120_000),
});

/** See {@link ConfirmaOptions}. */
export type ConfirmaOptions = z.output<typeof ConfirmaOptions>;

/** Options as a host writes them, with defaults left out. */
export type ConfirmaOptionsInput = z.input<typeof ConfirmaOptions>;

/** Checks options; throws ConfigurationError that names every wrong option and quotes no value. */
export function parseConfirmaOptions(input: ConfirmaOptionsInput): ConfirmaOptions {
  const parsed = ConfirmaOptions.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new ConfigurationError(`Confirma options: ${wrong.join("; ")}`);
}
