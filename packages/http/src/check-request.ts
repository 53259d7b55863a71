import { validateHeaderName, validateHeaderValue } from "node:http";
import { ConfigurationError } from "@confirma-connect/core";
import type { HttpRequest } from "./http-request.ts";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Throws ConfigurationError for a request that can never be sent; the message quotes no values. */
export function checkRequest(request: HttpRequest): void {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (url === undefined) throw new ConfigurationError("The address of a request is not an absolute URL");
  if (url.username !== "" || url.password !== "") {
    throw new ConfigurationError("An address must not carry credentials");
  }
  const plain = url.protocol === "http:" && loopback.test(url.hostname);
  if (url.protocol !== "https:" && !plain) {
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
