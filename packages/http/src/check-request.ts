import { validateHeaderName, validateHeaderValue } from "node:http";
import { ConfigurationError } from "@confirma-connect/core";
import type { HttpRequest } from "./http-request.ts";
import { hasCredentials, isConfidential } from "./service-address.ts";

/** Throws ConfigurationError for a request that can never be sent; the message quotes no values. */
export function checkRequest(request: HttpRequest): void {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (url === undefined) throw new ConfigurationError("The address of a request is not an absolute URL");
  if (hasCredentials(url)) throw new ConfigurationError("An address must not carry credentials");
  if (!isConfidential(url)) {
    throw new ConfigurationError("An address must begin with https:// (http:// only for this machine)");
  }
  for (const [name, value] of Object.entries(request.headers ?? {})) checkHeader(name, value);
}

function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    // Node's own message quotes the value, which may be a secret.
    throw new ConfigurationError("A header has a name or value that HTTP cannot carry");
  }
}
