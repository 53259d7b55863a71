import { readFile, rm, writeFile } from "node:fs/promises";
import {
  demoCashInCreditor,
  demoFinkareCompany,
  startCashInSimulator,
  startFinkareSimulator,
} from "@confirma-connect/simulators";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { type AgencyStage, openAgencyStage } from "../agency/agency-stage.ts";
import { run } from "./fake-host.ts";

const Report = z.object({
  checks: z.array(
    z.object({ name: z.string(), result: z.string(), message: z.string(), advice: z.string() }),
  ),
});

const Config = z.looseObject({
  clients: z.tuple([
    z.looseObject({
      system: z.looseObject({}),
      plan: z.looseObject({ accounts: z.looseObject({}), payments: z.looseObject({}) }),
      agency: z.looseObject({
        confirma: z.looseObject({}).optional(),
        posting: z.looseObject({ accounts: z.looseObject({}) }),
      }),
    }),
  ]),
});

type Client = z.output<typeof Config>["clients"][0];

let stage: AgencyStage;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  stage = await openAgencyStage();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await stage.close();
});

/** Changes the one client of the configuration. */
async function change(by: (client: Client) => object): Promise<void> {
  const { clients, ...rest } = Config.parse(JSON.parse(await readFile(stage.config, "utf8")));
  await writeFile(stage.config, JSON.stringify({ ...rest, clients: [by(clients[0])] }));
}

const withAccounts = (accounts: object) =>
  change(({ agency, ...client }) => ({
    ...client,
    agency: {
      ...agency,
      posting: { ...agency.posting, accounts: { ...agency.posting.accounts, ...accounts } },
    },
  }));

async function examine() {
  const { code, out } = await run(["doctor", "--config", stage.config, "--json"]);
  const { checks } = Report.parse(JSON.parse(out));
  const ours = checks.filter(({ name }) => /^(?:agency|posting|clearing)/u.test(name));
  return { code, told: ours.map(({ name, result, message }) => [name, result, message]), ours };
}

const readable = ["agency secrets", "ok", "Confirma: readable and valid"];
const reached = ["agency connection", "ok", "Confirma: reachable, and our key is accepted"];
const cleared = ["clearing account", "ok", "1920 by agency.posting and by the plan's payments"];
const booked = ["posting accounts", "ok", "6 named by agency.posting, all in the accounting system"];

describe("the agency's side", () => {
  test("is examined with one harmless read", async () => {
    const { code, told } = await examine();
    expect([code, told]).toEqual([0, [readable, reached, cleared, booked]]);
    const asked = stage.agency.probe.requests().map(({ method, resource }) => `${method} ${resource}`);
    expect(asked).toEqual(["GET validate"]);
    expect(stage.agency.probe.books().renewals).toBe(0);
  });

  test("a key that cannot be read ends with 3, and nothing is sent", async () => {
    await rm(`${stage.folder}/agency.key`);
    const { code, told } = await examine();
    expect([code, told]).toEqual([
      3,
      [["agency secrets", "failed", expect.stringMatching(/^Confirma: .*agency\.key/u)], cleared, booked],
    ]);
    expect(stage.agency.probe.requests()).toEqual([]);
  });

  test("a key that the agency does not accept ends with 3, and is not told", async () => {
    await writeFile(`${stage.folder}/agency.key`, "canary-key\n");
    const { code, told } = await examine();
    expect([code, told.slice(0, 2)]).toEqual([
      3,
      [readable, ["agency connection", "failed", expect.stringMatching(/^Confirma answered 401 /u)]],
    ]);
    expect(JSON.stringify(told)).not.toContain("canary");
  });

  test("an agency that does not answer ends with 4", async () => {
    await stage.agency.close();
    const { code, ours } = await examine();
    expect([code, ours[1]]).toEqual([
      4,
      expect.objectContaining({ name: "agency connection", result: "failed" }),
    ]);
  });

  test("a client that only hands over is examined too, without accounts", async () => {
    const seller = { businessId: "1234567-8", name: "Esimerkki Oy" };
    await change(({ agency, ...client }) => ({
      ...client,
      agency: { confirma: agency.confirma, collection: { seller } },
    }));
    const { code, told } = await examine();
    expect([code, told]).toEqual([0, [readable, reached]]);
  });

  test("is examined although the accounting system's keys cannot be read", async () => {
    await rm(`${stage.folder}/partner.key`);
    const { code, told } = await examine();
    const unread = expect.stringContaining("the chart of accounts was not read");
    expect([code, told]).toEqual([3, [readable, reached, cleared, ["posting accounts", "warning", unread]]]);
  });
});

describe("other sources", () => {
  const setSource = (source: object): Promise<void> =>
    change(({ agency, ...client }) => ({ ...client, agency: { ...source, posting: agency.posting } }));

  test("Finkare: one payment is asked for; the table of invoice numbers must be readable", async () => {
    const simulator = await startFinkareSimulator({ companies: [demoFinkareCompany] });
    closing.push(() => simulator.close());
    await writeFile(`${stage.folder}/finkare.key`, "fk_test_demo\n");
    const baseUrl = `${simulator.url}api/v1`;
    const finkare = { environment: "sandbox", key: "file:finkare.key", baseUrl };
    await setSource({ finkare: { ...finkare, invoiceNumber: "invoiceId" } });
    expect((await examine()).told).toEqual([
      ["agency secrets", "ok", "Finkare: readable and valid"],
      ["agency connection", "ok", "Finkare: reachable, and our key is accepted"],
      cleared,
      booked,
    ]);
    expect(simulator.probe.requests()).toHaveLength(1);
    await setSource({ finkare: { ...finkare, invoiceNumber: { file: "numbers.json" } } });
    const { code, told } = await examine();
    expect([code, told[0]]).toEqual([
      3,
      ["agency secrets", "failed", expect.stringMatching(/^Finkare: finkare\.invoiceNumber\.file /u)],
    ]);
  });

  test("Cash-In: one allocated payment is asked for; a wrong key ends with 3", async () => {
    const simulator = await startCashInSimulator();
    closing.push(() => simulator.close());
    const [{ key } = { key: "" }] = demoCashInCreditor.keys;
    await writeFile(`${stage.folder}/cash-in.key`, `${key}\n`);
    const baseUrl = `${simulator.url}v2`;
    await setSource({ cashIn: { environment: "sandbox", creditorKey: "file:cash-in.key", baseUrl } });
    expect((await examine()).told).toContainEqual([
      "agency connection",
      "ok",
      "Cash-In: reachable, and our key is accepted",
    ]);
    expect(simulator.probe.requests()).toHaveLength(1);
    await writeFile(`${stage.folder}/cash-in.key`, "another\n");
    const { code, told } = await examine();
    expect([code, told[1]]).toEqual([
      3,
      ["agency connection", "failed", expect.stringMatching(/^Cash-In answered 401 /u)],
    ]);
  });
});

describe("the accounts of the posting plan", () => {
  test("one that the accounting system does not have, and one that is not active", async () => {
    await withAccounts({ bank: "9999", costs: "3999" });
    const { code, told, ours } = await examine();
    expect([code, told.slice(3)]).toEqual([
      1,
      [
        [
          "posting account 9999",
          "failed",
          "named by agency.posting.accounts.bank, not in the accounting system",
        ],
        [
          "posting account 3999",
          "failed",
          "named by agency.posting.accounts.costs, not active in the accounting system",
        ],
      ],
    ]);
    expect(ours[3]?.advice).toContain("agency.posting");
  });

  test("those of the fees are looked up too", async () => {
    await change(({ agency, ...client }) => ({
      ...client,
      agency: {
        ...agency,
        posting: { ...agency.posting, fees: { account: "9997", vatPercentage: 25.5, vatAccount: "9996" } },
      },
    }));
    const { told } = await examine();
    expect(told.slice(3)).toEqual([
      [
        "posting account 9997",
        "failed",
        "named by agency.posting.fees.account, not in the accounting system",
      ],
      [
        "posting account 9996",
        "failed",
        "named by agency.posting.fees.vatAccount, not in the accounting system",
      ],
    ]);
  });

  test("are in the agency's words: the plan translates them", async () => {
    await withAccounts({ bank: "B" });
    await change(({ plan, ...client }) => ({
      ...client,
      plan: { ...plan, accounts: { ...plan.accounts, map: { B: "1910" } } },
    }));
    expect((await examine()).told).toContainEqual(booked);
    await change(({ plan, ...client }) => ({
      ...client,
      plan: { ...plan, accounts: { ...plan.accounts, map: { B: "9998" } } },
    }));
    expect((await examine()).told).toContainEqual([
      "posting account B",
      "failed",
      "named by agency.posting.accounts.bank, which is 9998 by the plan, not in the accounting system",
    ]);
    const only = { unlisted: "refuse", map: { B: "1910" } };
    await change(({ plan, ...client }) => ({ ...client, plan: { ...plan, accounts: only } }));
    expect((await examine()).told).toContainEqual([
      "posting account 1701",
      "failed",
      "named by agency.posting.accounts.receivables, not by the plan's accounts, which take no others",
    ]);
  });

  test("the clearing account of both plans must be one", async () => {
    const clearingOf = (clearingAccount: string | undefined) =>
      change(({ plan, ...client }) => ({
        ...client,
        plan: { ...plan, payments: { ...plan.payments, clearingAccount } },
      }));
    await clearingOf("1910");
    const { code, told } = await examine();
    expect([code, told.slice(2)]).toEqual([
      1,
      [
        [
          "clearing account",
          "failed",
          "1920 by agency.posting.accounts.clearing, 1910 by the plan's payments.clearingAccount",
        ],
        booked,
      ],
    ]);
    await clearingOf(undefined);
    expect((await examine()).told[2]).toEqual([
      "clearing account",
      "warning",
      "the plan names no payments.clearingAccount: whether its payments go to 1920 cannot be seen",
    ]);
  });
});
