import { ConfigurationError } from "@confirma-connect/core";
import { z } from "zod";
import type { ConfirmaRoute } from "./confirma-route.ts";
import { type ConfirmaRoutes, defaultConfirmaRoutes } from "./default-routes.ts";

const Names = z.record(z.string(), z.string().min(1));

const RouteOverride = z
  .strictObject({
    method: z.enum(["GET", "POST"]),
    path: z.string().regex(/^(\/[\w~-][\w.~-]*)+$/u, "must be a path such as /invoice/case"),
    query: Names,
    answer: Names,
    headers: z.record(
      z.string().regex(/^(?!x-api-key$)[\w-]+$/iu, "must be a header other than X-Api-Key"),
      z.string(),
    ),
    fixedQuery: Names,
    keyParameter: z.string().min(1),
  })
  .partial();

/** What a host knows better than the public pages, by endpoint; the rest keeps its default. */
export const ConfirmaRouteOverrides = z.partialRecord(
  z.enum(Object.keys(defaultConfirmaRoutes)),
  RouteOverride,
);

/** See {@link ConfirmaRouteOverrides}. */
export type ConfirmaRouteOverrides = z.input<typeof ConfirmaRouteOverrides>;

type Override = z.output<typeof RouteOverride>;

const overridden = (known: ConfirmaRoute, override: Override): ConfirmaRoute => {
  const { method = known.method, path = known.path, keyParameter = known.keyParameter } = override;
  return {
    ...known,
    method,
    ...(path === undefined ? {} : { path }),
    ...(keyParameter === undefined ? {} : { keyParameter }),
    query: { ...known.query, ...override.query },
    answer: { ...known.answer, ...override.answer },
    headers: { ...known.headers, ...override.headers },
    fixedQuery: { ...known.fixedQuery, ...override.fixedQuery },
  };
};

/** The default table with overrides applied; throws ConfigurationError for a name that the endpoint does not have. */
export function confirmaRoutes(overrides: ConfirmaRouteOverrides = {}): ConfirmaRoutes {
  const table: Record<string, ConfirmaRoute> = { ...defaultConfirmaRoutes };
  for (const [name, override] of Object.entries(overrides)) {
    const known = table[name];
    if (known === undefined || override === undefined) continue;
    for (const part of ["query", "answer"] as const) {
      const stranger = Object.keys(override[part] ?? {}).find((own) => !(own in known[part]));
      if (stranger !== undefined) {
        throw new ConfigurationError(`Route ${name} has no ${part} name "${stranger}"`);
      }
    }
    table[name] = overridden(known, override);
  }
  return { ...defaultConfirmaRoutes, ...table };
}
