import { afterEach } from "@jest/globals";
import {
  type ConfirmaSimulator,
  type ConfirmaSimulatorOptions,
  demoConfirmaAccount,
  generateConfirmaMonth,
  startConfirmaSimulator,
} from "../../src/index.ts";

const started: ConfirmaSimulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

/** Two clients with a month each. */
export const accounts = [
  demoConfirmaAccount({ book: generateConfirmaMonth({ month: "2026-03", cases: 30 }) }),
  demoConfirmaAccount({
    clientId: "200",
    keys: [
      { key: "other-key", environment: "staging" },
      { key: "other-live-key", environment: "production" },
      { key: "old-key", environment: "staging", expired: true },
    ],
    book: generateConfirmaMonth({ month: "2026-03", cases: 10, seed: 2, series: 2 }),
  }),
];

/** A simulator that ends with the test; its day is 2026-03-30. */
export async function running(options: ConfirmaSimulatorOptions = {}): Promise<ConfirmaSimulator> {
  const now = (): Date => new Date("2026-03-30T10:00:00.123Z");
  const simulator = await startConfirmaSimulator({ accounts, now, ...options });
  started.push(simulator);
  return simulator;
}

/** One request as the demo client. */
export async function ask(
  simulator: ConfirmaSimulator,
  path: string,
  { body, key = "demo-confirma-key" }: { readonly body?: unknown; readonly key?: string } = {},
): Promise<{ readonly status: number; readonly text: string; readonly json: unknown }> {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { "X-Api-Key": key, ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
  const response = await fetch(`${simulator.url}api/v1/partner/${path}`, { headers, ...sent });
  const text = await response.text();
  const json: unknown = text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : undefined;
  return { status: response.status, text, json };
}

/** A published action's data, with changes. */
export const direct = (change: Readonly<Record<string, unknown>>): unknown => ({
  actions: [
    {
      code: "DIRECTPAYMENT",
      comment: "Payment received via bank transfer",
      data: {
        paymentMethod: "Bankgiro",
        amount: 0.5,
        currency: "EUR",
        paymentDate: "2026-03-29",
        reference: "BANKREF-88921",
        outstandingCapitalAmount: 0,
        outstandingInterestAmount: 0,
        outstandingCostsAmount: 0,
        ...change,
      },
    },
  ],
});
