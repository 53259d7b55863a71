import { ConfigurationError } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { checkRequest } from "../src/check-request.ts";
import { isServiceAddress } from "../src/index.ts";

const good = [
  "https://api.example.com",
  "https://api.example.com:8443/v2/",
  "http://127.0.0.1:1/api",
  "http://127.8.9.10/",
  "http://localhost:8080/v2",
  "http://[::1]:8080/",
  "HTTPS://API.EXAMPLE.COM/",
];

const bad: readonly (readonly [string, string])[] = [
  ["plain http to another machine", "http://api.example.com/"],
  ["a name that only begins like this machine", "http://127.0.0.1.example.com/"],
  ["this machine on any address", "http://0.0.0.0/"],
  ["a user", "https://user@api.example.com/"],
  ["a password", "https://:secret@api.example.com/"],
  ["a query", "https://api.example.com/?key=1"],
  ["an empty query, which would swallow the path", "https://api.example.com/?"],
  ["a fragment", "https://api.example.com/#top"],
  ["an empty fragment", "https://api.example.com/#"],
  ["another protocol", "ftp://api.example.com/"],
  ["a file", "file:///etc/passwd"],
  ["no protocol", "api.example.com"],
  ["a path only", "/v2"],
  ["nothing", ""],
];

describe("an address below which requests go", () => {
  test.each(good)("%s is one, and the client sends there", (address) => {
    expect(isServiceAddress(address)).toBe(true);
    const base = address.replace(/\/+$/u, "");
    expect(() => checkRequest({ method: "GET", url: `${base}/payments?page=1` })).not.toThrow();
    expect(new URL(`${base}/payments?page=1`).pathname.endsWith("/payments")).toBe(true);
  });

  test.each(bad)("%s is none: %s", (_, address) => {
    expect(isServiceAddress(address)).toBe(false);
  });

  test.each(bad.slice(0, 5))("the client itself refuses %s", (_, url) => {
    expect(() => checkRequest({ method: "GET", url })).toThrow(ConfigurationError);
  });
});
