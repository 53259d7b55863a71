import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { type ConfirmaRoute, defaultConfirmaRoutes } from "../../src/index.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/agency.md"), "utf8");
const part = page.split(/^## /mu).find((each) => each.startsWith("Confirma Partner API")) ?? "";

/** A path that is seen is supported in part only where the last column names what is open about it. */
const states = { seen: "partly inferred", inferred: "inferred", unknown: "not documented" } as const;

test("docs/agency.md has every route with its verb, path and state, and no other", () => {
  const listed = part.split("\n").flatMap((line) => {
    const [, name, endpoint, , state, open] = line.split("|").map((cell) => cell.trim().replaceAll("`", ""));
    return line.startsWith("| `") ? [[name, endpoint, state, open !== ""]] : [];
  });
  const routes = Object.entries<ConfirmaRoute>(defaultConfirmaRoutes);
  expect(listed).toEqual(
    routes.map(([name, { method, path = "?", mark }]) => [name, `${method} ${path}`, states[mark], true]),
  );
});
