import { ConfigurationError } from "@confirma-connect/core";
import { z } from "zod";
import type { CashInRoute } from "./cash-in-route.ts";
import { type CashInRoutes, defaultCashInRoutes } from "./default-routes.ts";

const Names = z.record(z.string(), z.string().min(1));

const RouteOverride = z
  .strictObject({
    method: z.enum(["GET", "POST", "PUT", "DELETE"]),
    path: z
      .string()
      .regex(/^(\/([\w~-][\w.~-]*|\{\w+\}))+$/u, "must be a path such as /creditors/{creditorId}"),
    query: Names,
    body: Names,
    answer: Names,
  })
  .partial();

/** What a host knows better than the public pages, by endpoint; the rest keeps its default. */
export const CashInRouteOverrides = z.partialRecord(z.enum(Object.keys(defaultCashInRoutes)), RouteOverride);

/** The default table with overrides applied; throws ConfigurationError for a name that the endpoint does not have. */
export function cashInRoutes(overrides: z.output<typeof CashInRouteOverrides> = {}): CashInRoutes {
  const table: Record<string, CashInRoute> = { ...defaultCashInRoutes };
  for (const [name, override] of Object.entries(overrides)) {
    const known = table[name];
    if (known === undefined || override === undefined) continue;
    for (const part of ["body", "answer"] as const) {
      const stranger = Object.keys(override[part] ?? {}).find((own) => !(own in known[part]));
      if (stranger !== undefined)
        throw new ConfigurationError(`Route ${name} has no ${part} name "${stranger}"`);
    }
    const { method = known.method, path = known.path } = override;
    table[name] = {
      ...known,
      method,
      ...(path === undefined ? {} : { path }),
      query: { ...known.query, ...override.query },
      body: { ...known.body, ...override.body },
      answer: { ...known.answer, ...override.answer },
    };
  }
  return { ...defaultCashInRoutes, ...table };
}
