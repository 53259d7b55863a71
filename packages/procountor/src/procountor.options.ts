import { ConfigurationError, CurrencyCode, Secret } from "@confirma-connect/core";
import { isServiceAddress, serviceAddressRule } from "@confirma-connect/http";
import { z } from "zod";
import { Readings } from "./map/readings.ts";

/** Base addresses that public clients and the vendor's own examples use (seen). */
export const procountorAddresses = {
  production: "https://api.procountor.com/api",
  test: "https://pts-api.procountor.com/api",
} as const;

/** Options of one Procountor company. */
export const ProcountorOptions = z.strictObject({
  /** Identifier under which the system is bound. */
  id: z.string().min(1).default("procountor"),
  /** Which of Procountor's addresses is used unless `baseUrl` names another. */
  environment: z.enum(["production", "test"]).default("production"),
  /** Another base address, e.g. a simulator's: https, or http on this machine; with `/api`, without a slash behind it. */
  baseUrl: z.url({ abort: true }).refine(isServiceAddress, { error: serviceAddressRule }).optional(),
  /** Identifier of the registered API client. */
  clientId: z.string().min(1),
  clientSecret: z.instanceof(Secret),
  /** API key of one user in one company; it decides which company is meant (inferred from the token). */
  apiKey: z.instanceof(Secret),
  /** Sent with the token request when given; whether it is needed is unclear (most clients send it). */
  redirectUri: z.url().optional(),
  /** The company's own currency; documents in another one are refused, as no rate is known. */
  currency: CurrencyCode.default(CurrencyCode.parse("EUR")),
  /** Milliseconds for one exchange. */
  timeout: z.int().min(1).default(120_000),
  /** Most requests within a second, of all companies of the API client (older pages: 20; newer: 60; breaking it may suspend the client). */
  requestsPerSecond: z.int().min(1).max(60).default(20),
  /** Longest pause asked for by Retry-After that is waited out on the line, in milliseconds. */
  longestPause: z.int().nonnegative().default(5_000),
  /** How long before its end an access token is renewed, in milliseconds. */
  tokenMargin: z.int().nonnegative().default(60_000),
  /** How many submissions may be under way at once; documents of one invoice keep their order. */
  width: z.int().min(1).max(20).default(4),
  /**
   * How long after sending a write may still appear, in milliseconds (unknown; longer than the five minutes in
   * which a person may confirm one). "never": only an operator concludes absence.
   */
  lateWriteBound: z.union([z.int().nonnegative(), z.literal("never")]).default(360_000),
  /** Rules that are inferred or unknown and shape what is sent. */
  readings: Readings.prefault({}),
});

/** See {@link ProcountorOptions}. */
export type ProcountorOptions = z.output<typeof ProcountorOptions>;

/** Options as a host writes them, with defaults left out. */
export type ProcountorOptionsInput = z.input<typeof ProcountorOptions>;

/** Checks options; throws ConfigurationError that names every wrong option and quotes no value. */
export function parseProcountorOptions(input: ProcountorOptionsInput): ProcountorOptions {
  const parsed = ProcountorOptions.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new ConfigurationError(`Procountor options: ${wrong.join("; ")}`);
}
