import { fileURLToPath } from "node:url";
import type { DocumentSource, Period } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import { z } from "zod";
import { agencySources } from "../../src/agency/agency-sources.ts";
import { parseDay } from "../../src/command/agency/period-option.ts";
import { AgencyConfig } from "../../src/config/agency/agency-config.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { run } from "./fake-host.ts";
import { whileRunning } from "./while-running.ts";

const Facts = z.object({
  url: z.url(),
  probe: z.url(),
  month: z.string(),
  credentials: z.record(z.string(), z.string()),
});

const posting = {
  accounts: { bank: "1910", clearing: "1920", receivables: "1701", interest: "3410", costs: "3100" },
};

/** The source that the printed facts lead to. */
async function sourceOf(name: "confirma" | "cashIn" | "finkare", out: string): Promise<DocumentSource> {
  const { url: baseUrl, credentials } = Facts.parse(JSON.parse(out));
  const { environment, key, creditorKey } = credentials;
  const numbered = name === "finkare" ? { invoiceNumber: "invoiceId" } : {};
  const keyed = name === "cashIn" ? { creditorKey: "env:KEY" } : { key: "env:KEY", ...numbered };
  const config = AgencyConfig.parse({ [name]: { environment, baseUrl, ...keyed }, posting });
  const [source] = await agencySources(config, hostSecrets({ KEY: key ?? creditorKey }));
  if (source === undefined) throw new Error("the configuration names a source");
  return source;
}

async function countOf(found: AsyncIterable<unknown> | undefined): Promise<number> {
  let count = 0;
  for await (const _each of found ?? []) count += 1;
  return count;
}

/** The first 28 days: every month has them, and nothing is generated later. */
const month = (text: string): Period => ({ from: parseDay(`${text}-01`), to: parseDay(`${text}-28`) });

const exampleInvoices = fileURLToPath(new URL("../../../../examples/agency/invoices.json", import.meta.url));

const Numbers = z.object({
  counts: z.object({ payments: z.number(), settlements: z.number() }),
  cases: z.array(z.object({ invoiceNumber: z.string(), claim: z.object({ capital: z.number() }) })),
  payments: z.array(z.object({ kind: z.string() })),
});

const booksAt = async (out: string): Promise<unknown> =>
  (await fetch(Facts.parse(JSON.parse(out)).probe)).json();

test("simulate confirma has a month of cases, payments and settlements that the client reads", async () => {
  const { code, asked } = await whileRunning(
    ["simulate", "confirma", "--port", "0", "--json"],
    async (out) => {
      const source = await sourceOf("confirma", out);
      const { counts, payments } = Numbers.parse(await booksAt(out));
      expect(Facts.parse(JSON.parse(out)).month).toBe("2026-03");
      expect(await countOf(source.settlements?.(month("2026-03")))).toBe(4);
      expect(await countOf(source.payments?.(month("2026-03")))).toBe(counts.payments);
      expect(counts.payments).toBeGreaterThan(20);
      expect(new Set(payments.map(({ kind }) => kind))).toEqual(new Set(["full", "partial"]));
    },
  );
  expect([code, asked]).toEqual([0, 1]);
});

test("--month and --invoices choose the month and what its cases are about", async () => {
  const choice = ["--month", "2025-11", "--invoices", exampleInvoices];
  await whileRunning(["simulate", "confirma", "--port", "0", "--json", ...choice], async (out) => {
    const { cases } = Numbers.parse(await booksAt(out));
    expect(cases.length).toBe(12);
    expect(cases[0]).toEqual({ invoiceNumber: "2601001", claim: { capital: 150_600 } });
    const source = await sourceOf("confirma", out);
    expect(await countOf(source.settlements?.(month("2025-11")))).toBe(4);
  });
});

test.each([
  ["cash-in", "cashIn"],
  ["finkare", "finkare"],
] as const)("simulate %s has a month of payments that the client reads", async (system, name) => {
  const argv = ["simulate", system, "--port", "0", "--json"];
  const { code, asked } = await whileRunning(argv, async (out) => {
    const source = await sourceOf(name, out);
    expect(await countOf(source.payments?.(month("2026-03")))).toBeGreaterThan(10);
    expect(await countOf(source.payments?.(month("2026-01")))).toBe(0);
    expect(
      z.object({ invoices: z.array(z.unknown()).length(40) }).safeParse(await booksAt(out)).success,
    ).toBe(true);
  });
  expect([code, asked]).toEqual([0, 1]);
});

test("for people the month stands beside the address", async () => {
  const { out } = await run(["simulate", "finkare", "--port", "0"], { stopped: AbortSignal.abort() });
  expect(out).toMatch(/^simulated Finkare {3}http:\/\/127\.0\.0\.1:\d+\/api\/v1$/m);
  expect(out).toMatch(/^month {15}2026-03$/m);
});

test.each([
  [["netvisor", "--month", "2026-03"], 2, "begins with empty books"],
  [["cash-in", "--invoices", "x.json"], 2, "has no cases"],
  [["confirma", "--month", "2026-13"], 2, "such as 2026-03"],
  [["confirma", "--invoices", "no-such.json"], 2, "no-such.json cannot be read"],
])("simulate %j ends with %d", async (argv, expected, words) => {
  const { code, err } = await run(["simulate", ...argv, "--port", "0"]);
  expect([code, err]).toEqual([expected, expect.stringContaining(words)]);
});

test("invoices that are no invoices are named, and nothing is started", async () => {
  const argv = ["simulate", "confirma", "--port", "0", "--invoices", "-"];
  const { code, err, out } = await run(argv, { input: '{"invoices":[{}]}' });
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("/invoices/0/header: is required");
});
