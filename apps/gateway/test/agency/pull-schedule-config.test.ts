import { ConnectorError } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import { parseGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";

const confirma = { environment: "staging", key: "env:CONFIRMA_KEY" };
const accounts = {
  bank: "1910",
  clearing: "1920",
  receivables: "1701",
  interest: "3410",
  costs: "3100",
  rounding: "8570",
};

const parse = (agency: object) => {
  const client = { id: "acme", apiKeyHashes: [hashApiKey("a")], system: { type: "sandbox" }, agency };
  const config = { store: { file: "submissions.db" }, clients: [client] };
  return parseGatewayConfig(JSON.stringify(config), "gateway.json").clients[0]?.agency?.schedule;
};

const pointersOf = (agency: object): readonly string[] => {
  try {
    parse(agency);
  } catch (error) {
    if (ConnectorError.is(error)) return error.problems.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
};

test("without a schedule nothing is pulled; one that says nothing pulls the last 30 days every hour", () => {
  expect(parse({ confirma, posting: { accounts } })).toBeUndefined();
  expect(parse({ confirma, posting: { accounts }, schedule: {} })).toEqual({
    everyMinutes: 60,
    lookBackDays: 30,
  });
});

test.each([
  [{ everyMinutes: 0 }, "everyMinutes"],
  [{ everyMinutes: 10_081 }, "everyMinutes"],
  [{ everyMinutes: 0.5 }, "everyMinutes"],
  [{ lookBackDays: -1 }, "lookBackDays"],
  [{ lookBackDays: 367 }, "lookBackDays"],
])("a schedule of %j is refused", (schedule, setting) => {
  expect(pointersOf({ confirma, posting: { accounts }, schedule })).toEqual([
    `/clients/0/agency/schedule/${setting}`,
  ]);
});

test("a schedule without a posting plan is refused, also where invoices are only handed over", () => {
  expect(
    pointersOf({
      confirma,
      collection: { seller: { name: "Acme Oy", businessId: "1234567-1" } },
      schedule: {},
    }),
  ).toEqual(["/clients/0/agency/schedule"]);
  expect(pointersOf({ confirma, schedule: {} })).toContain("/clients/0/agency/schedule");
});
