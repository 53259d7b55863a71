import { ConfigurationError } from "@confirma-connect/core";
import { isSameHost, isServiceAddress, serviceAddressRule } from "@confirma-connect/http";
import { z } from "zod";
import { CashInKey, type CashInKeyKind } from "./auth/cash-in-key.ts";
import { CashInRouteOverrides } from "./route/route-overrides.ts";

/** The production address (seen). The sandbox's is not public. */
const cashInProduction = "https://api.cash-in.com/v2";

const keyOf = <K extends CashInKeyKind>(kind: K) =>
  z.custom<CashInKey<K>>(
    (value) => value instanceof CashInKey && value.kind === kind,
    `must be a ${kind} key`,
  );

/** Options of one account. Callers' addresses must be registered with Cash-In before production (seen). */
export const CashInOptions = z.strictObject({
  environment: z.enum(["production", "sandbox"]),
  /** Base address with the version; the sandbox needs one, production has the published one. */
  baseUrl: z.url({ abort: true }).refine(isServiceAddress, { error: serviceAddressRule }).optional(),
  creditorKey: keyOf("creditor").optional(),
  /** Only for partner services. */
  partnerKey: keyOf("partner").optional(),
  /** Paths and names of endpoints that the public pages leave open. */
  routes: CashInRouteOverrides.default({}),
  /** Number of the first page (inferred). */
  firstPage: z.union([z.literal(0), z.literal(1)]).default(1),
  /** Rows per request; 100 is the published page size, the largest one is unknown. */
  pageSize: z.int().min(1).max(1000).default(100),
  /** Milliseconds for one exchange. */
  timeout: z.int().min(1).default(120_000),
});

/** Options as a host writes them, with defaults left out. */
export type CashInOptionsInput = z.input<typeof CashInOptions>;

type CashInOptions = z.output<typeof CashInOptions>;

/** Checks options; throws ConfigurationError that names every wrong option and quotes no value. */
export function parseCashInOptions(input: CashInOptionsInput): CashInOptions {
  const parsed = CashInOptions.safeParse(input);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(
      ({ path, message }) => `${path.join(".") || "options"}: ${message}`,
    );
    throw new ConfigurationError(`Cash-In options: ${wrong.join("; ")}`);
  }
  const { environment, creditorKey, partnerKey } = parsed.data;
  for (const key of [creditorKey, partnerKey]) {
    if (key !== undefined && key.environment !== environment) {
      throw new ConfigurationError(
        `The ${key.kind} key belongs to ${key.environment}, not to ${environment}`,
      );
    }
  }
  return parsed.data;
}

/** The base address without a slash at its end; a sandbox never has production's host. */
export function cashInBase({ environment, baseUrl }: CashInOptions): string {
  if (environment === "production") return (baseUrl ?? cashInProduction).replace(/\/+$/u, "");
  if (baseUrl === undefined) throw new ConfigurationError("The sandbox's address is not public; set baseUrl");
  if (isSameHost(baseUrl, cashInProduction)) {
    throw new ConfigurationError("The address for the sandbox is production's");
  }
  return baseUrl.replace(/\/+$/u, "");
}
