import { ConfigurationError, Secret } from "@confirma-connect/core";
import { isServiceAddress, serviceAddressRule } from "@confirma-connect/http";
import { z } from "zod";
import { Readings } from "./map/readings.ts";

/** Addresses that public clients use (seen). */
export const netvisorAddresses = {
  production: "https://integration.netvisor.fi/",
  test: "https://isvapi.netvisor.fi/",
} as const;

const Ascii = z
  .string()
  .regex(/^[\x20-\x7e]+$/u, "must be printable ASCII: clients disagree how other text is signed");

/** Options of one Netvisor company. {@link parseNetvisorOptions} also checks that they go together. */
export const NetvisorOptions = z.strictObject({
  /** Identifier under which the system is bound. */
  id: z.string().min(1).default("netvisor"),
  /** Which of Netvisor's addresses is used unless `baseUrl` names another. */
  environment: z.enum(["production", "test"]).default("production"),
  /** Another address, e.g. a simulator's: https, or http on this machine. */
  baseUrl: z.url({ abort: true }).refine(isServiceAddress, { error: serviceAddressRule }).optional(),
  /** Name of the integration, shown to Netvisor's users. */
  sender: Ascii.default("confirma-connect"),
  /** API identifier of the Netvisor user. */
  customerId: Ascii,
  customerKey: z.instanceof(Secret),
  /** Partner identifier, form `xxx_yyy`. */
  partnerId: Ascii,
  partnerKey: z.instanceof(Secret),
  /** Finnish business id of the company, `1234567-8`. */
  organisationId: z.string().regex(/^\d{7}-\d$/u, "must be a business id of the form 1234567-8"),
  /** Language of Netvisor's answers; EN keeps status words stable. */
  language: z.enum(["FI", "SE", "EN"]).default("EN"),
  /** Milliseconds for one exchange, ten minutes at most; Netvisor asks for at least 120,000 (seen). */
  timeout: z.int().min(1).max(600_000).default(120_000),
  /** Form of the address that is signed (inferred: decoded). Our addresses need no escapes, so both are equal. */
  signedUrl: z.enum(["decoded", "raw"]).default("decoded"),
  /** Encoding of bodies (documentation: ISO-8859-15; clients in production: UTF-8). */
  bodyEncoding: z.enum(["utf-8", "iso-8859-15"]).default("utf-8"),
  /**
   * How long after sending a write may still appear, in milliseconds (unknown; half again as long as Netvisor asks
   * clients to wait for an answer). Not shorter than `timeout`. "never": only an operator concludes absence.
   */
  lateWriteBound: z.union([z.int().nonnegative(), z.literal("never")]).default(180_000),
  /** Rules that are inferred or unknown and shape what is sent. */
  readings: Readings.prefault({}),
});

/** See {@link NetvisorOptions}. */
export type NetvisorOptions = z.output<typeof NetvisorOptions>;

/** Options as a host writes them, with defaults left out. */
export type NetvisorOptionsInput = z.input<typeof NetvisorOptions>;

// Not part of NetvisorOptions itself: hosts derive their own schemas from it, and zod's `omit` takes no
// object with a rule of its own.
const CoherentOptions = NetvisorOptions.refine(
  ({ lateWriteBound, timeout }) => lateWriteBound === "never" || lateWriteBound >= timeout,
  {
    path: ["lateWriteBound"],
    error: "must not be shorter than timeout: a request that is still waited for may still be booked",
  },
);

/** Checks options; throws ConfigurationError that names every wrong option and quotes no value. */
export function parseNetvisorOptions(input: NetvisorOptionsInput): NetvisorOptions {
  const parsed = CoherentOptions.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new ConfigurationError(`Netvisor options: ${wrong.join("; ")}`);
}
