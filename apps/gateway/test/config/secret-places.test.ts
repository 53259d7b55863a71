import { expect, test } from "@jest/globals";
import { configJsonSchema } from "../../src/config/config-json-schema.ts";
import { parseGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { sourceSecrets, systemSecrets } from "../../src/config/secret-places.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";

/** Names of all settings of the schema that take a reference to a secret, with repetitions, by their pattern. */
function secretSettings(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([name, part]: [string, unknown]) => {
    const pattern = typeof part === "object" && part !== null && "pattern" in part ? part.pattern : "";
    return [...(String(pattern).startsWith("^(?:env:") ? [name] : []), ...secretSettings(part)];
  });
}

const accounts = { bank: "1", clearing: "2", receivables: "3", interest: "4", costs: "5", rounding: "6" };
const posting = { accounts };
const finkare = { environment: "production", key: "env:FINKARE_KEY", invoiceNumber: "invoiceId" };

const clients = [
  {
    system: {
      type: "netvisor",
      customerId: "c",
      customerKey: "env:CUSTOMER_KEY",
      partnerId: "p",
      partnerKey: "env:PARTNER_KEY",
      organisationId: "1234567-8",
    },
    agency: { confirma: { environment: "staging", key: "env:CONFIRMA_KEY" }, finkare, posting },
  },
  {
    system: { type: "procountor", clientId: "c", clientSecret: "env:CLIENT_SECRET", apiKey: "env:API_KEY" },
    agency: { cashIn: { environment: "production", creditorKey: "env:CREDITOR_KEY" }, posting },
  },
  {
    system: {
      type: "netbaron",
      drop: {
        type: "sftp",
        host: "sftp.example",
        username: "u",
        password: "env:PASSWORD",
        privateKey: "env:PRIVATE_KEY",
        passphrase: "env:PASSPHRASE",
        hostKey: "SHA256:RzfPDgXAp1pmOiKULgIQkZvnPnVFHWKyRR6LYoyxmeE",
        path: "/",
      },
      webService: {
        server: "https://netbaron.example",
        organisation: "o",
        invoicePassword: "env:INVOICE_PASSWORD",
        accountingPassword: "env:ACCOUNTING_PASSWORD",
      },
    },
  },
  { system: { type: "sandbox" } },
].map((parts, index) => ({ id: `client-${index}`, apiKeyHashes: [hashApiKey(`${index}`)], ...parts }));

test("every setting that names a secret is found, with its place", () => {
  const text = JSON.stringify({ store: { file: "submissions.db" }, clients });
  const config = parseGatewayConfig(text, "gateway.json");
  const places = config.clients.flatMap(({ system, agency }) => [
    ...systemSecrets(system),
    ...sourceSecrets(agency ?? {}),
  ]);
  const references = places.map(({ reference }) => reference);
  expect([...references].sort()).toEqual([...(text.match(/env:[A-Z_]+/gu) ?? [])].sort());
  const names = places.map(({ path }) => path.at(-1));
  expect([...names].sort()).toEqual([...secretSettings(JSON.parse(configJsonSchema()))].sort());
  expect(places).toContainEqual({
    path: ["system", "drop", "passphrase"],
    reference: "env:PASSPHRASE",
  });
});
