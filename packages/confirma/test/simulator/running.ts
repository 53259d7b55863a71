import { civilDate, Secret } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  type ConfirmaSimulator,
  type ConfirmaSimulatorOptions,
  demoConfirmaAccount,
  generateConfirmaMonth,
  startConfirmaSimulator,
} from "@confirma-connect/simulators";
import { afterEach } from "@jest/globals";
import { type ConfirmaClient, type ConfirmaOptionsInput, createConfirmaClient } from "../../src/index.ts";
import { clock } from "../support/test-client.ts";

const started: ConfirmaSimulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

export const march = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };

const paths = { distributionV2: "/invoice/distribution/v2", finvoiceCredentials: "/finvoice" };

/** A simulator with a month of data and the client of its only account. */
export async function running(
  options: ConfirmaSimulatorOptions = {},
  change: Partial<ConfirmaOptionsInput> = {},
): Promise<{ readonly simulator: ConfirmaSimulator; readonly client: ConfirmaClient }> {
  const account = demoConfirmaAccount({ book: generateConfirmaMonth({ month: "2026-03", cases: 30 }) });
  const simulator = await startConfirmaSimulator({
    accounts: [account],
    paths,
    now: () => new Date("2026-03-31T10:00:00.123Z"),
    ...options,
  });
  started.push(simulator);
  return { simulator, client: clientOf(simulator, "demo-confirma-key", change) };
}

/** A client with a key. */
export const clientOf = (
  simulator: ConfirmaSimulator,
  key: string,
  change: Partial<ConfirmaOptionsInput> = {},
): ConfirmaClient =>
  createConfirmaClient(
    {
      environment: "staging",
      keys: { staging: new Secret(key) },
      provisioningKeys: { staging: new Secret("demo-provisioning-key") },
      hosts: { staging: simulator.url.replace(/\/$/u, "") },
      routes: {
        distributionV2: { path: paths.distributionV2 },
        finvoiceCredentials: { path: paths.finvoiceCredentials },
      },
      ...change,
    },
    { http: createHttpClient(), clock },
  );

/** All entries of an asynchronous list. */
export async function all<T>(entries: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}
