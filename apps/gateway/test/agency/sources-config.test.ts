import { addDays, civilDate } from "@confirma-connect/core";
import { demoConfirmaAccount, startConfirmaSimulator } from "@confirma-connect/simulators";
import { expect, test } from "@jest/globals";
import { agencySources } from "../../src/agency/agency-sources.ts";
import { AgencyConfig } from "../../src/config/agency/agency-config.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";

const posting = { accounts: { bank: "1", clearing: "2", receivables: "3", interest: "4", costs: "5" } };

test("routes of the configuration reach the client, and a name that a route does not have is refused", async () => {
  const simulator = await startConfirmaSimulator({ accounts: [demoConfirmaAccount({})] });
  const secrets = hostSecrets({ KEY: "demo-confirma-key" });
  const open = (routes: object) => {
    const confirma = { environment: "staging", key: "env:KEY", baseUrl: simulator.url, routes };
    return agencySources(AgencyConfig.parse({ confirma, posting }), secrets);
  };
  const from = civilDate("2026-03-01");
  const read = async (routes: object): Promise<number> => {
    const [source] = await open(routes);
    let count = 0;
    for await (const _each of source?.settlements?.({ from, to: addDays(from, 3) }) ?? []) count += 1;
    return count;
  };
  expect(await read({})).toBe(0);
  await expect(read({ settlements: { path: "/elsewhere" } })).rejects.toThrow("settlements 2026-03-01");
  await expect(open({ settlements: { query: { nonsense: "x" } } })).rejects.toThrow('"nonsense"');
  await simulator.close();
});

test.each([
  ["cashIn", { creditorKey: "env:K", moneyCodes: ["8", "9"], firstPage: 0, pageSize: 50 }],
  ["cashIn", { creditorKey: "env:K", period: "paymentDate", lookBackDays: 60 }],
  ["finkare", { key: "env:K", invoiceNumber: "invoiceId", lookBackDays: 9, currency: "EUR", pageSize: 20 }],
])("%s takes what is inferred from the configuration", (name, settings) => {
  const parsed = AgencyConfig.parse({ [name]: { environment: "sandbox", ...settings }, posting });
  expect(parsed).toMatchObject({ [name]: settings });
});

test("Cash-In's allocations are asked for by either date unless the configuration says otherwise", () => {
  const cashIn = { environment: "sandbox", creditorKey: "env:K" };
  expect(AgencyConfig.parse({ cashIn, posting })).toMatchObject({
    cashIn: { period: "eitherDate", lookBackDays: 0 },
  });
  for (const wrong of [{ period: "accountingDate" }, { lookBackDays: -1 }, { lookBackDays: 367 }]) {
    expect(AgencyConfig.safeParse({ cashIn: { ...cashIn, ...wrong }, posting }).success).toBe(false);
  }
});
