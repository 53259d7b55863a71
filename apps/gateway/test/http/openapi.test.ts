import { expect, test } from "@jest/globals";
import { z } from "zod";
import { openApiDocument } from "../../src/http/openapi/openapi-document.ts";
import { schemaJson } from "../../src/http/openapi/schema-json.ts";
import { exchange } from "./exchange.ts";
import { openTestGateway } from "./test-gateway.ts";

const text = JSON.stringify(openApiDocument);

test("the document is served as it is, without a key", async () => {
  const running = await openTestGateway();
  const answer = await exchange({ method: "GET", url: `${running.url}/openapi.json` });
  expect([answer.statusCode, answer.json()]).toEqual([200, JSON.parse(text)]);
  await running.close();
});

test("it is OpenAPI 3.1 and every reference leads somewhere", () => {
  expect(openApiDocument.openapi).toBe("3.1.0");
  const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(20);
  expect(Object.keys(openApiDocument.components.schemas)).toEqual(expect.arrayContaining(names));
  expect([...text.matchAll(/"\$ref":"(?!#\/components\/schemas\/)/g)]).toEqual([]);
});

test("every documented operation exists, and every operation of the API is documented", async () => {
  const running = await openTestGateway();
  for (const [path, item] of Object.entries(openApiDocument.paths)) {
    const url = `${running.url}${path.replace("{reference}", "none")}`;
    const refused = await exchange({ method: "OPTIONS", url });
    const allowed = String(refused.headers["allow"]).toLowerCase().split(", ").sort();
    expect([path, allowed]).toEqual([
      path,
      Object.keys(z.record(z.string(), z.unknown()).parse(item)).sort(),
    ]);
  }
  await running.close();
});

test("what is inferred is marked as inferred, and the failed number as our reading", () => {
  const { schemas } = openApiDocument.components;
  const marked = (name: string): number =>
    JSON.stringify(schemas[name]).split("Inferred, not documented").length - 1;
  expect(marked("Payment")).toBe(5);
  expect(marked("LedgerDocument")).toBe(2);
  expect(marked("Invoice")).toBe(4);
  expect(marked("InvoiceStatusAnswer")).toBe(1);
  for (const kind of ["Invoice", "Ledger", "Payment"]) {
    expect(JSON.stringify(schemas[`${kind}StatusAnswer`])).toContain("2 for failed is our reading");
  }
});

test("the agency's own documents are described with their dates and open to fields we do not know", () => {
  expect(openApiDocument.components.schemas["LedgerDocument"]).toMatchObject({
    properties: { documentDate: { type: "string", format: "date" } },
  });
  expect(JSON.stringify(openApiDocument.components.schemas["Payment"])).not.toContain("additionalProperties");
  expect(JSON.stringify(openApiDocument.components.schemas["Decision"])).toContain(
    '"additionalProperties":false',
  );
});

test("a note about a field that does not exist is a defect", () => {
  expect(() => schemaJson(z.object({ a: z.string() }), "input", { fields: { b: "words" } })).toThrow(
    "no field b",
  );
});
