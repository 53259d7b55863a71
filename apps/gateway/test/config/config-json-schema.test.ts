import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { configJsonSchema } from "../../src/config/config-json-schema.ts";

test("the published schema is up to date (docs/configuration.md says how it is generated)", async () => {
  const published = await readFile(join(import.meta.dirname, "../../config.schema.generated.json"), "utf8");
  expect(published).toBe(configJsonSchema());
});

test("it knows both systems and shows no secret field that takes a secret", () => {
  const schema = JSON.parse(configJsonSchema());
  const systems = schema.properties.clients.items.properties.system.oneOf;
  expect(systems.map((system: { properties: { type: object } }) => system.properties.type)).toEqual([
    { type: "string", const: "netvisor" },
    { type: "string", const: "sandbox" },
  ]);
  for (const name of ["customerKey", "partnerKey"]) {
    expect(systems[0].properties[name].pattern).toContain("env:");
  }
});
