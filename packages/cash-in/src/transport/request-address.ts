import { ConfigurationError } from "@confirma-connect/core";
import type { CashInRoute } from "../route/cash-in-route.ts";

/** Values by our names; undefined ones are left out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/**
 * Path and query of a call. A parameter that the path names goes into the path, every other one into the query.
 * Throws ConfigurationError when the path is not known or a parameter of it is missing.
 */
export function requestAddress(name: string, { path, query }: CashInRoute, parameters: Parameters): string {
  if (path === undefined) {
    throw new ConfigurationError(`The path of route ${name} is not public; set routes.${name}.path`);
  }
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/gu)].map(([, parameter = ""]) => parameter));
  const filled = path.replaceAll(/\{(\w+)\}/gu, (_, parameter: string) => {
    const value = parameters[parameter];
    // "." and ".." would be taken as steps through the path, whatever the encoding.
    if (value === undefined || /^\.{0,2}$/u.test(value)) {
      throw new ConfigurationError(`Route ${name} needs the parameter ${parameter} in its path`);
    }
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(parameters).flatMap(([own, value]): [string, string][] =>
    value === undefined || inPath.has(own) ? [] : [[query[own] ?? own, value]],
  );
  const search = new URLSearchParams(pairs).toString();
  return `${filled}${search === "" ? "" : `?${search}`}`;
}
