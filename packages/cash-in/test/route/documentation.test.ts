import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { type CashInRoute, defaultCashInRoutes } from "../../src/index.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/agency.md"), "utf8");
const part = page.split(/^## /mu).find((each) => each.startsWith("Cash-In API")) ?? "";

/** Of the only path with a published form, paging and the meaning of its last day are inferred. */
const states = { seen: "partly inferred", inferred: "inferred", unknown: "not documented" } as const;

test("docs/agency.md has every route with its verb, path, key and state, and no other", () => {
  const listed = part.split("\n").flatMap((line) => {
    const [, name, endpoint, , key, state] = line.split("|").map((cell) => cell.trim().replaceAll("`", ""));
    return line.startsWith("| `") ? [[name, endpoint, key, state]] : [];
  });
  const routes = Object.entries<CashInRoute>(defaultCashInRoutes);
  expect(listed).toEqual(
    routes.map(([name, { method, path = "?", key, mark }]) => [name, `${method} ${path}`, key, states[mark]]),
  );
});
