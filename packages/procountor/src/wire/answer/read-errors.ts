import { z } from "zod";

/** One error of Procountor: `field` is a dotted path, `message` a code or English text (specs 3.2, seen). */
export interface VendorError {
  readonly field?: string;
  readonly message: string;
}

const Text = z.string().nullish();

const Errors = z.object({
  errors: z.array(z.object({ status: z.number().nullish(), field: Text, message: Text })).min(1),
});

/** Body that older clients have seen (specs 3.2, about 2020). */
const Violations = z.object({
  constraintViolations: z.array(z.object({ errorCode: Text, propertyPath: Text })).min(1),
});

/** Body of OAuth endpoints (specs 2.4: old clients read this one, newer ones `errors`). */
const OAuthError = z.object({ error: Text, error_description: Text });

/** The errors of an answer in any of the three shapes; undefined when it has none of them. */
export function readErrors(json: unknown): readonly VendorError[] | undefined {
  const listed = Errors.safeParse(json).data?.errors;
  if (listed !== undefined) return listed.map(({ field, message }) => vendorError(message, field));
  const violated = Violations.safeParse(json).data?.constraintViolations;
  if (violated !== undefined)
    return violated.map(({ errorCode, propertyPath }) => vendorError(errorCode, propertyPath));
  const { error, error_description: words } = OAuthError.safeParse(json).data ?? {};
  const message = [error, words].filter((part) => typeof part === "string" && part !== "").join(": ");
  return message === "" ? undefined : [{ message }];
}

/** All messages of an answer as one text. They may quote our data: show, do not log. */
export const readErrorWords = (json: unknown): string | undefined =>
  readErrors(json)
    ?.map(({ field, message }) => (field === undefined ? message : `${field}: ${message}`))
    .join("; ");

const vendorError = (message: string | null | undefined, field: string | null | undefined): VendorError => ({
  message: (message ?? "").trim(),
  ...(typeof field === "string" && field !== "" ? { field } : {}),
});
