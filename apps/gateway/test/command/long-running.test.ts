import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { z } from "zod";
import { run } from "./fake-host.ts";
import { openStage } from "./stage.ts";
import { whileRunning } from "./while-running.ts";

const Simulated = z.object({
  url: z.url(),
  probe: z.url(),
  credentials: z.object({ customerId: z.string(), customerKey: z.string(), organisationId: z.string() }),
});

test("simulate answers at its address, shows its books, and ends when told to", async () => {
  const { code, asked } = await whileRunning(
    ["simulate", "netvisor", "--port", "0", "--json"],
    async (out) => {
      const { probe, credentials } = Simulated.parse(JSON.parse(out));
      const books: unknown = await (await fetch(probe)).json();
      expect(books).toMatchObject({ organisationId: credentials.organisationId, trialBalance: 0 });
    },
  );
  expect([code, asked]).toEqual([0, 1]);
});

test.each([
  ["procountor", "apiKey", { companyId: 4711 }],
  ["netbaron", "invoicePassword", { organisationId: "1001" }],
])("simulate %s answers with its own books", async (system, key, company) => {
  const { code, asked } = await whileRunning(["simulate", system, "--port", "0", "--json"], async (out) => {
    const facts = z
      .object({ probe: z.url(), credentials: z.record(z.string(), z.string()) })
      .parse(JSON.parse(out));
    expect(facts.credentials[key]).toMatch(/./u);
    const books: unknown = await (await fetch(facts.probe)).json();
    expect(books).toMatchObject({ ...company, trialBalance: 0 });
  });
  expect([code, asked]).toEqual([0, 1]);
});

test("simulate netbaron watches the folder that it is given", async () => {
  const folder = await mkdtemp(join(tmpdir(), "simulate-netbaron-"));
  try {
    await whileRunning(["simulate", "netbaron", "--port", "0", "--folder", folder, "--json"], async (out) => {
      expect(JSON.parse(out)).toMatchObject({ folder });
      await writeFile(join(folder, "wrong.csv"), "no header\n");
      const rejected = join(folder, "rejected", "wrong.csv.reason.json");
      while (!existsSync(rejected)) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(JSON.parse(await readFile(rejected, "utf8"))).toMatchObject({ file: "wrong.csv" });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a drop folder that is a file ends with 3 and is named", async () => {
  const folder = fileURLToPath(import.meta.url);
  const { code, err } = await run(["simulate", "netbaron", "--port", "0", "--folder", folder]);
  expect([code, err]).toEqual([3, expect.stringContaining(`cannot use the folder ${folder}`)]);
});

test("simulate prints address and credentials for people", async () => {
  const { out } = await run(["simulate", "netvisor", "--port", "0"], { stopped: AbortSignal.abort() });
  expect(out).toMatch(/^simulated Netvisor {2}http:\/\/127\.0\.0\.1:\d+\/$/m);
  expect(out).toMatch(/^ {2}customerKey +\w+$/m);
});

test("a port that is taken ends with 3", async () => {
  const { asked } = await whileRunning(["simulate", "netvisor", "--port", "0", "--json"], async (out) => {
    const { port } = new URL(Simulated.parse(JSON.parse(out)).url);
    const { code, err } = await run(["simulate", "netvisor", "--port", port]);
    expect([code, err]).toEqual([3, expect.stringContaining(`port ${port} is in use`)]);
  });
  expect(asked).toBe(1);
});

test("serve answers at its address and ends when told to", async () => {
  const stage = await openStage();
  try {
    const { code, asked } = await whileRunning(["serve", "--config", stage.config, "--json"], async (out) => {
      const { url, clients } = z
        .object({ url: z.url(), clients: z.array(z.string()) })
        .parse(JSON.parse(out));
      expect(clients).toEqual(["shop"]);
      expect((await fetch(new URL("readyz", url))).status).toBe(200);
    });
    expect([code, asked]).toEqual([0, 1]);
  } finally {
    await stage.close();
  }
});
