import type { HttpRequest } from "@confirma-connect/http";

// No charset parameter: the vendor reminds of it (specs 2.1, seen), and a URLSearchParams body would add one.
const contentType = "application/x-www-form-urlencoded";

/** A POST with a form body. Nothing secret goes into the address: that is refused since 23.09 (seen). */
export const formRequest = (
  url: string,
  fields: Readonly<Record<string, string>>,
  timeout: number,
): HttpRequest => ({
  method: "POST",
  url,
  headers: { Accept: "application/json", "Content-Type": contentType },
  body: new URLSearchParams(fields).toString(),
  timeout,
});

/** `base` with exactly one slash, and the path behind it. */
export const addressOf = (base: string, path: string): string => `${base.replace(/\/+$/u, "")}/${path}`;
