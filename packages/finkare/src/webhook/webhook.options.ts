import { ConfigurationError, Secret } from "@confirma-connect/core";
import { z } from "zod";

/** Options of a webhook's receiving end. */
export const WebhookOptions = z.strictObject({
  /** Secrets of the webhook, `whsec_…`; two while one is being replaced. */
  secrets: z.array(z.instanceof(Secret)).min(1),
  /** What is signed; see the published sample in docs/agency.md. */
  signedForm: z.enum(["raw", "rawOrRewritten"]).default("raw"),
  /**
   * How old a delivery may be, in milliseconds. Finkare's repetitions are not documented, so a day: long enough for
   * them, and deliveries are remembered as long as they are accepted.
   */
  replayWindow: z.int().min(1).default(86_400_000),
  /**
   * How long an event may be worked on before a repeated delivery takes it over, in milliseconds: what began it may have
   * ended without a word.
   */
  handlingTime: z.int().min(1).default(60_000),
  /** How far ahead Finkare's clock may be, in milliseconds. */
  clockSkew: z.int().nonnegative().default(300_000),
});

/** Options as a host writes them, with defaults left out. */
export type WebhookOptionsInput = z.input<typeof WebhookOptions>;

/** Checks options; throws ConfigurationError that quotes no value. */
export function parseWebhookOptions(input: WebhookOptionsInput): z.output<typeof WebhookOptions> {
  const parsed = WebhookOptions.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new ConfigurationError(`Finkare webhook options: ${wrong.join("; ")}`);
}
