import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { configJsonSchema } from "../../src/config/config-json-schema.ts";

test("the published schema is up to date (docs/configuration.md says how it is generated)", async () => {
  const published = await readFile(join(import.meta.dirname, "../../config.schema.generated.json"), "utf8");
  expect(published).toBe(configJsonSchema());
});

test("its address is that of the published file", async () => {
  const { $id } = JSON.parse(configJsonSchema());
  expect($id).toMatch(/\/apps\/gateway\/config\.schema\.generated\.json$/u);
});

test("it knows every system and shows no secret field that takes a secret", () => {
  const schema = JSON.parse(configJsonSchema());
  const systems: readonly { readonly properties: Readonly<Record<string, { readonly const?: string }>> }[] =
    schema.properties.clients.items.properties.system.oneOf;
  expect(systems.map(({ properties }) => properties["type"]?.const)).toEqual([
    "netvisor",
    "procountor",
    "netbaron",
    "sandbox",
  ]);
  const secrets = JSON.stringify(schema).match(
    /"(?:customerKey|partnerKey|clientSecret|apiKey|password|privateKey|passphrase|invoicePassword|accountingPassword)":\{[^}]*\}/gu,
  );
  // The one that takes any text is the name of a header.
  expect(secrets?.filter((secret) => !secret.includes("env:"))).toEqual(['"password":{"type":"string"}']);
  expect(secrets).toHaveLength(10);
});
