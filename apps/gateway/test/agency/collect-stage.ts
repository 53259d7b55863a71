import { readFile, writeFile } from "node:fs/promises";
import { sampleDocuments } from "@confirma-connect/conformance";
import { Invoice } from "@confirma-connect/core";
import {
  type ConfirmaReadings,
  type ConfirmaSimulator,
  startConfirmaSimulator,
} from "@confirma-connect/simulators";
import { z } from "zod";
import { northClient } from "../../src/demo/client/demo-clients.ts";
import { netvisorPlan } from "../../src/demo/scene/netvisor-plan.ts";
import { type Run, run } from "../command/fake-host.ts";
import { openStage, type Stage } from "../command/stage.ts";

const samples = sampleDocuments({ receivables: "1701", sales: "3000", vat: "2939", unknownAccount: "8888" });

/** Long overdue invoices of the conformance kit; the numbers are 700001, 700002 … */
export const overdueInvoices = (count: number): readonly Invoice[] =>
  Array.from({ length: count }, (_, index) => samples.invoice.valid(index + 1).document);

/** The creditor as the agency sees it, and what every test of collecting configures. */
export const collection = {
  seller: { businessId: northClient.businessId, name: northClient.name },
  entityType: { consumer: "CONSUMER" },
};

const { vatCodes = [], ...northPlan } = netvisorPlan(northClient);

/** The sample invoices name no VAT code, and credit notes are matched with their invoices. */
const plan = {
  ...northPlan,
  vatCodes: [...vatCodes, { percentage: 25.5, target: "KOMY" }],
  invoices: { ...northPlan.invoices, alreadySent: true },
};

/** A client on Netvisor with overdue invoices, and an agency that has none of them. */
export interface CollectStage extends Stage {
  readonly agency: ConfirmaSimulator;
  /** Writes the configuration with this collection; undefined leaves it out. */
  collecting(options?: object): Promise<void>;
  /** Delivers documents of the agency's side into the books. */
  book(kind: "invoice" | "payment", body: object): Promise<void>;
  /** Runs `collect` or one of its commands over the whole of the tests' time. */
  collect(...more: readonly string[]): Promise<Run>;
  told(command: "list" | "decide", ...more: readonly string[]): Promise<Run>;
}

const Config = z.looseObject({ clients: z.tuple([z.looseObject({})]) });

/** Puts `agency` into the one client of a configuration file. */
export async function writeAgency(file: string, agency: object): Promise<void> {
  const { clients, ...rest } = Config.parse(JSON.parse(await readFile(file, "utf8")));
  await writeFile(file, JSON.stringify({ ...rest, clients: [{ ...clients[0], agency }] }));
}

/** Sets the stage; `count` invoices are in the books. `readings` are the agency's. */
export async function openCollectStage(
  count: number,
  readings: Partial<ConfirmaReadings> = {},
): Promise<CollectStage> {
  const stage = await openStage();
  await stage.configure({ plan });
  // A payment must say what the case has left after it.
  const agency = await startConfirmaSimulator({ readings: { outstandingAmounts: "checked", ...readings } });
  await writeFile(`${stage.folder}/agency.key`, "demo-confirma-key\n");
  const confirma = { environment: "staging", key: "file:agency.key", baseUrl: agency.url };
  const collecting = (options: object = {}): Promise<void> =>
    writeAgency(stage.config, { confirma, collection: { ...collection, ...options } });
  await collecting();
  const book = async (kind: "invoice" | "payment", body: object): Promise<void> => {
    const gateway = await stage.serve();
    const at = ["--url", gateway.url, "--key", stage.clientKey];
    const taken = await run(["submit", kind, "-", ...at], { input: JSON.stringify(body) });
    const { code, out } = await run(["status", "--watch", ...at]);
    await gateway.close();
    if (code !== 0) throw new Error(taken.out + taken.err + out);
  };
  await book("invoice", { invoices: overdueInvoices(count).map((each) => Invoice.encode(each)) });
  return {
    ...stage,
    agency,
    collecting,
    book,
    collect: (...more) => run(["collect", "--config", stage.config, "--from", "2026-01-01", ...more]),
    told: (command, ...more) => run(["collect", command, ...more, "--config", stage.config]),
    close: async () => {
      await agency.close();
      await stage.close();
    },
  };
}
