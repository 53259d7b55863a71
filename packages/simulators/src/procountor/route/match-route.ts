import type { Route } from "./route.ts";
import { routeTable } from "./route-table.ts";

/** What a path was found to be. */
export interface RouteMatch {
  /** Path with `{id}` for variable parts, as in the table. */
  readonly pattern: string;
  readonly ids: readonly string[];
  /** The operations on this path, by any method. */
  readonly routes: readonly Route[];
}

/** The operations on a path below the base, or undefined. */
export function matchRoute(path: string): RouteMatch | undefined {
  const parts = path.split("/");
  const [first] = routeTable
    .filter((route) => fits(route.path, parts))
    .sort((left, right) => variables(left.path) - variables(right.path));
  if (first === undefined) return undefined;
  const ids = first.path.split("/").flatMap((part, index) => (part === "{id}" ? [parts[index] ?? ""] : []));
  const routes = routeTable.filter(({ path: other }) => other === first.path);
  return { pattern: first.path, ids, routes };
}

function variables(pattern: string): number {
  return pattern.split("{id}").length;
}

function fits(pattern: string, parts: readonly string[]): boolean {
  const wanted = pattern.split("/");
  if (wanted.length !== parts.length) return false;
  return wanted.every((part, index) => {
    const given = parts[index] ?? "";
    return part === "{id}" ? given !== "" : part === given;
  });
}
