import { readdir } from "node:fs/promises";
import { ConnectorError } from "@confirma-connect/core";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { collectionOf } from "../../src/agency/collection-of.ts";
import { parseGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { run } from "../command/fake-host.ts";
import { openStage, type Stage } from "../command/stage.ts";
import { collection, writeAgency } from "./collect-stage.ts";

const confirma = { environment: "staging", key: "env:CONFIRMA_KEY" };
const seller = { businessId: "9000011-8", name: "Creditor Oy" };

const configOf = (agency: object) =>
  parseGatewayConfig(
    JSON.stringify({
      store: { file: "data/submissions.db" },
      clients: [
        { id: "shop", apiKeyHashes: [`sha256:${"0".repeat(64)}`], system: { type: "sandbox" }, agency },
      ],
    }),
    "/etc/gateway.json",
  );

const placesOf = (agency: object): readonly string[] => {
  try {
    configOf(agency);
  } catch (error) {
    if (ConnectorError.is(error)) return error.problems.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
};

const fileOf = (options: object): string => {
  const config = configOf({ confirma, collection: { seller, ...options } });
  const [client] = config.clients;
  if (client === undefined) throw new Error("there is no client");
  return collectionOf(config, client).file;
};

describe("the configuration of collecting", () => {
  test("a client that only collects needs no posting, and what was told is kept beside the store", () => {
    expect(placesOf({ confirma, collection: { seller } })).toEqual([]);
    expect(fileOf({})).toBe("/etc/data/submissions.db.collection.sqlite");
    expect(fileOf({ store: "told.db" })).toBe("/etc/told.db");
  });

  const at = "/clients/0/agency";
  test.each([
    [
      "no Partner API",
      {
        finkare: { environment: "sandbox", key: "env:K", invoiceNumber: "invoiceId" },
        collection: { seller },
      },
      [`${at}/posting`, `${at}/collection`],
    ],
    ["neither posting nor collection", { confirma }, [`${at}/posting`]],
    ["no seller", { confirma, collection: {} }, [`${at}/collection/seller`]],
    [
      "a policy that is misspelt",
      { confirma, collection: { seller, policy: { days: 3 } } },
      [`${at}/collection/policy/days`],
    ],
    [
      "a sum with decimals",
      { confirma, collection: { seller, policy: { smallestSum: 1.5 } } },
      [`${at}/collection/policy/smallestSum`],
    ],
    [
      "the file of the submissions",
      { confirma, collection: { seller, store: "data/../data/submissions.db" } },
      [`${at}/collection/store`],
    ],
  ])("wrong: %s", (_, agency, places) => {
    expect(placesOf(agency)).toEqual(places);
  });
});

describe("collect on the command line", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const collect = (...more: readonly string[]) => run(["collect", "--config", stage.config, ...more]);

  test("a client that does not collect, and a pull without posting, are told what is missing", async () => {
    expect(await collect()).toMatchObject({
      code: 3,
      err: expect.stringContaining('no "agency.collection"'),
    });
    expect(await run(["collect", "list", "--config", stage.config])).toMatchObject({ code: 3 });
    await writeAgency(stage.config, { confirma, collection });
    const pulled = await run([
      "pull",
      "--config",
      stage.config,
      "--from",
      "2026-03-01",
      "--to",
      "2026-03-31",
    ]);
    expect([pulled.code, pulled.err]).toEqual([3, expect.stringContaining('no "agency.posting"')]);
  });

  test("a key that is not there is the configuration's matter, and no store is made", async () => {
    await writeAgency(stage.config, { confirma: { ...confirma, key: "file:no-such.key" }, collection });
    const { code, err } = await collect();
    expect([code, err]).toEqual([3, expect.stringContaining("no-such.key")]);
    const made = readdir(stage.folder).then((names) => names.filter((name) => name.includes("collection")));
    expect(await made).toEqual([]);
  });

  test.each([
    ["a day that does not exist", ["--from", "2026-02-30"], 2, "YYYY-MM-DD"],
    [
      "a period that ends before it begins",
      ["--from", "2999-01-02", "--to", "2999-01-01"],
      2,
      "before it begins",
    ],
    ["a period that ends before today", ["--to", "2026-01-31"], 2, "later payments would not be seen"],
    ["a client that is not there", ["--client", "nobody"], 2, "no client nobody"],
    ["an option that is not there", ["--force"], 2, "unknown option"],
    ["a word too many", ["everything"], 2, "too many arguments"],
  ])("wrong input: %s", async (_, more, code, words) => {
    const result = await collect(...more);
    expect([result.code, result.err]).toEqual([code, expect.stringContaining(words)]);
    expect(result.out).toBe("");
  });

  test("no configuration, and one that cannot be read", async () => {
    expect((await run(["collect"])).code).toBe(2);
    expect((await run(["collect", "--config", "nowhere.json"])).code).toBe(3);
    const asJson = await run(["collect", "--config", "nowhere.json", "--json"]);
    expect(JSON.parse(asJson.out)).toMatchObject({ error: { code: "ACC_CONFIG_INVALID" } });
  });

  test.each([["collect"], ["collect run"], ["collect list"], ["collect decide"]])(
    "%s --help has examples or notes",
    async (words) => {
      const { code, out } = await run([...words.split(" "), "--help"]);
      expect(code).toBe(0);
      expect(out).toContain("--config <file>");
      expect(out).toMatch(/confirma-connect collect|agency/u);
    },
  );
});
