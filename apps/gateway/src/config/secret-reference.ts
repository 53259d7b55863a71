import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

/**
 * Where a secret is read from: `env:NAME` (environment variable) or `file:path` (first and only line of a
 * file). A secret itself is refused, with words that do not repeat it.
 */
export const SecretReference = z
  .string()
  .regex(/^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:\S(?:.*\S)?)$/u, {
    error:
      "must be a reference to a secret, env:NAME or file:path; a secret never stands in the configuration itself",
  })
  .describe("Where the secret is read from: env:NAME or file:path. Never the secret itself.");

/** See {@link SecretReference}. */
export type SecretReference = z.output<typeof SecretReference>;

/** Makes the path of a `file:` reference absolute; relative paths begin at the configuration's folder. */
export function absoluteReference(directory: string, reference: SecretReference): SecretReference {
  if (!reference.startsWith("file:")) return reference;
  const path = reference.slice("file:".length);
  return isAbsolute(path) ? reference : `file:${resolve(directory, path)}`;
}
