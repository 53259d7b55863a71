import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { z } from "zod";
import { parseGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { ErrorBody } from "../../src/http/error-body.ts";

const docs = join(import.meta.dirname, "../../../../docs");

const blocksOf = async (page: string): Promise<readonly string[]> => {
  const text = await readFile(join(docs, page), "utf8");
  return [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
};

test("every configuration in docs/configuration.md is valid", async () => {
  const blocks = await blocksOf("configuration.md");
  expect(blocks.map((block) => parseGatewayConfig(block, "gateway.json").clients.length)).toEqual([
    1, 1, 1, 1, 1, 1,
  ]);
});

test("every setting is in the table of docs/configuration.md", async () => {
  const text = await readFile(join(docs, "configuration.md"), "utf8");
  const schema: unknown = JSON.parse(
    await readFile(join(import.meta.dirname, "../../config.schema.generated.json"), "utf8"),
  );
  const Fields = z.record(
    z.string(),
    z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }),
  );
  const { properties } = z.looseObject({ properties: Fields }).parse(schema);
  const names = Object.entries(properties).flatMap(([name, { properties: inner }]) =>
    name === "$schema" ? [] : [name, ...Object.keys(inner ?? {})],
  );
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !text.includes(name))).toEqual([]);
});

test("the error in docs/gateway.md is an error body", async () => {
  const [block = ""] = await blocksOf("gateway.md");
  expect(z.strictObject(ErrorBody.shape).parse(JSON.parse(block)).error.code).toBe(
    "ACC_DOCUMENT_FIELD_MISSING",
  );
});
