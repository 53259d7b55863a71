import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { type RunningGateway, startGateway } from "../../src/composition/start-gateway.ts";
import { readGatewayConfig } from "../../src/config/read-gateway-config.ts";
import type { DemoClient } from "../../src/demo/client/demo-client.ts";
import { islandClient, lakeClient } from "../../src/demo/client/demo-clients.ts";
import { allScenes } from "../../src/demo/scene/all-scenes.ts";
import type { DemoScene } from "../../src/demo/scene/demo-scene.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { plainLedger } from "../http/documents.ts";
import { run } from "./fake-host.ts";

/** A gateway for one client of the demo on its simulated system. */
class Stage {
  readonly folder: string;
  readonly scene: DemoScene;
  readonly config: string;
  #gateway: RunningGateway | undefined;

  constructor(folder: string, scene: DemoScene) {
    this.folder = folder;
    this.scene = scene;
    this.config = join(folder, "gateway.json");
  }

  /** Secrets go into files: the command line reads this process's environment only. */
  async configure(
    client: DemoClient,
    change: (system: object) => object = (system) => system,
  ): Promise<void> {
    const { system, plan } = this.scene.configOf(client);
    const inFiles = JSON.stringify(change(system)).replaceAll(/"env:(\w+)"/gu, '"file:$1.key"');
    for (const [name, text] of Object.entries(this.scene.environment)) {
      await writeFile(join(this.folder, `${name}.key`), text);
    }
    for (const name of ["client", "operator"])
      await writeFile(join(this.folder, `${name}.key`), `${name}-key`);
    const config = {
      listen: { port: 0 },
      store: { file: "submissions.sqlite" },
      retry: { firstDelayMs: 10, firstLookUpMs: 10 },
      pollMs: 20,
      log: { level: "silent" },
      operator: { apiKeyHashes: [hashApiKey("operator-key")] },
      clients: [
        { id: client.id, apiKeyHashes: [hashApiKey("client-key")], system: JSON.parse(inFiles), plan },
      ],
    };
    await writeFile(this.config, JSON.stringify(config));
  }

  async serve(): Promise<string> {
    this.#gateway = await startGateway(await readGatewayConfig(this.config), { secrets: hostSecrets() });
    return this.#gateway.url;
  }

  key(name: string): string {
    return `file:${join(this.folder, `${name}.key`)}`;
  }

  async close(): Promise<void> {
    await this.#gateway?.close();
    await this.scene.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

let stage: Stage;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "other-systems-"));
  stage = new Stage(folder, await allScenes([lakeClient, islandClient], folder));
});
afterEach(() => stage.close());

const Checks = z.object({
  healthy: z.boolean(),
  checks: z.array(z.object({ name: z.string(), result: z.string(), message: z.string() })),
});

const examine = async () => {
  const { code, out } = await run(["doctor", "--config", stage.config, "--json"]);
  const { healthy, checks } = Checks.parse(JSON.parse(out));
  return { code, healthy, checks: checks.slice(3).map(({ name, result }) => [name, result]) };
};

describe("doctor", () => {
  test("Procountor: token, and the plan against every register", async () => {
    await stage.configure(lakeClient);
    expect(await examine()).toEqual({
      code: 0,
      healthy: true,
      checks: [
        ["secrets and options", "ok"],
        ["connection", "ok"],
        ["account", "ok"],
        ["dimension", "ok"],
        ["VAT code", "ok"],
        ["bank account", "ok"],
        ["periods", "ok"],
      ],
    });
  });

  test("Procountor: a client that is not registered", async () => {
    await stage.configure(lakeClient, (system) => ({ ...system, clientId: "nobody" }));
    const { code, checks } = await examine();
    expect([code, checks.at(-1)]).toEqual([3, ["connection", "failed"]]);
  });

  test("NetBaron: the folders are there, and there are no registers", async () => {
    await stage.configure(islandClient);
    expect(await examine()).toEqual({
      code: 0,
      healthy: true,
      checks: [
        ["secrets and options", "ok"],
        ["connection", "ok"],
        ["registers", "warning"],
      ],
    });
  });

  test("NetBaron: a share that is not mounted", async () => {
    await stage.configure(islandClient, (system) => ({
      ...system,
      drop: { type: "folder", path: join(stage.folder, "not-mounted") },
    }));
    const { healthy, checks } = await examine();
    expect([healthy, checks.at(-1)]).toEqual([false, ["connection", "failed"]]);
  });
});

const Listed = z.object({
  submissions: z.array(
    z.object({
      reference: z.string(),
      status: z.number(),
      evidence: z.string().nullable(),
      description: z.string(),
    }),
  ),
});

describe("attest", () => {
  const submitted = async (url: string) => {
    const at = ["--url", url, "--key", stage.key("client")];
    const body = JSON.stringify({ ledgers: { ...plainLedger("handed-over"), documentName: "1001" } });
    expect((await run(["submit", "ledger", "-", ...at], { input: body })).out).toContain("taken");
    const watched = await run(["status", "--watch", ...at]);
    const { out } = await run(["status", "--json", ...at]);
    const [found] = Listed.parse(JSON.parse(out)).submissions;
    return { at, watched, found, reference: found?.reference ?? "" };
  };

  test("a file is handed over, not identified, until an operator attests it", async () => {
    await stage.configure(islandClient);
    const { at, watched, found, reference } = await submitted(await stage.serve());
    expect(watched.out).toMatch(
      /ledger {2}handed-over {2}accepted {2}handedOver {2}.*handed over as a file/u,
    );
    expect(found).toMatchObject({ status: 1, evidence: "handedOver" });
    const denied = await run(["attest", reference, "ML-1", ...at]);
    expect([denied.code, denied.err]).toEqual([3, expect.stringContaining("operator")]);
    const operator = [...at.slice(0, 2), "--key", stage.key("operator")];
    const attested = await run(["attest", reference, "ML-1", "--json", ...operator]);
    expect([attested.code, JSON.parse(attested.out)]).toEqual([
      0,
      {
        reference,
        kind: "ledger",
        state: "accepted",
        evidence: "identified",
        decision: { type: "attest", vendorId: "ML-1" },
      },
    ]);
    const after = await run(["status", "--reference", reference, ...at]);
    expect(after.out).toMatch(/accepted {2}identified {2}Successfully synced/u);
    expect(after.out).toContain("operator.attest");
    const twice = await run(["attest", reference, "ML-1", ...operator]);
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining("ACC_REQUEST_DECISION")]);
  });

  test("in the store, while no gateway runs; what was read back needs no attestation", async () => {
    await stage.configure(lakeClient);
    const { found, reference } = await submitted(await stage.serve());
    expect(found?.evidence).toBe("readBack");
    const refused = await run(["attest", reference, "1", "--config", stage.config]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("ACC_REQUEST_DECISION")]);
    const unknown = await run(["attest", "no-such", "1", "--config", stage.config]);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("no submission no-such")]);
  });
});
