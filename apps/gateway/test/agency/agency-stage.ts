import { readFile, writeFile } from "node:fs/promises";
import { sampleDocuments } from "@confirma-connect/conformance";
import { Invoice } from "@confirma-connect/core";
import {
  type ConfirmaReadings,
  type ConfirmaSimulator,
  demoConfirmaAccount,
  generateConfirmaMonth,
  startConfirmaSimulator,
} from "@confirma-connect/simulators";
import { northClient } from "../../src/demo/client/demo-clients.ts";
import { run } from "../command/fake-host.ts";
import { openStage, type Stage } from "../command/stage.ts";

const samples = sampleDocuments({ receivables: "1701", sales: "3000", vat: "2939", unknownAccount: "8888" });

/** How many invoices the agency collects. */
const invoiceCount = 12;

const invoices = Array.from(
  { length: invoiceCount },
  (_, index) => samples.invoice.valid(index + 1).document,
);

/** A client on Netvisor whose month of settlements the agency holds. */
export interface AgencyStage extends Stage {
  readonly agency: ConfirmaSimulator;
  /** Serves until everything that is stored has settled. */
  deliver(): Promise<void>;
  /** Submits the invoices that the agency collects, and delivers them. */
  openInvoices(): Promise<void>;
  command(name: "pull" | "reconcile", ...more: readonly string[]): ReturnType<typeof run>;
}

const { books } = northClient;

const posting = {
  accounts: {
    bank: "1910",
    clearing: books.paymentAccount,
    receivables: books.receivables,
    interest: books.interest,
    costs: books.costs,
    rounding: "8600",
  },
};

/** Sets the stage; the agency's key is in a file. */
export async function openAgencyStage(readings: Partial<ConfirmaReadings> = {}): Promise<AgencyStage> {
  const stage = await openStage();
  const receivables = invoices.map(({ header, amounts }) => ({
    invoiceNumber: String(header.number),
    amount: amounts.totalAmount,
    dueDate: header.dueDate,
  }));
  const book = generateConfirmaMonth({ month: "2026-03", receivables });
  const agency = await startConfirmaSimulator({ accounts: [demoConfirmaAccount({ book })], readings });
  await writeFile(`${stage.folder}/agency.key`, "demo-confirma-key\n");
  const config: unknown = JSON.parse(await readFile(stage.config, "utf8"));
  if (typeof config !== "object" || config === null || !("clients" in config)) throw new Error("no clients");
  const [client] = Array.isArray(config.clients) ? config.clients : [];
  const confirma = { environment: "staging", key: "file:agency.key", baseUrl: agency.url };
  const plan = { ...client.plan, vatCodes: [...client.plan.vatCodes, { percentage: 25.5, target: "KOMY" }] };
  const clients = [{ ...client, plan, agency: { confirma, posting } }];
  await writeFile(stage.config, JSON.stringify({ ...config, clients }));

  const deliver = async (): Promise<void> => {
    const gateway = await stage.serve();
    // Ends when nothing is pending any more.
    await run(["status", "--watch", "--json", "--url", gateway.url, "--key", stage.clientKey]);
    await gateway.close();
  };
  return {
    ...stage,
    agency,
    deliver,
    openInvoices: async () => {
      const file = `${stage.folder}/invoices.json`;
      await writeFile(file, JSON.stringify({ invoices: invoices.map((each) => Invoice.encode(each)) }));
      const gateway = await stage.serve();
      const sent = await run(["submit", "invoice", file, "--url", gateway.url, "--key", stage.clientKey]);
      await gateway.close();
      if (sent.code !== 0 && sent.code !== 5) throw new Error(sent.err + sent.out);
      await deliver();
    },
    command: (name, ...more) =>
      run([name, "--config", stage.config, "--from", "2026-03-01", "--to", "2026-03-31", ...more]),
    close: async () => {
      await agency.close();
      await stage.close();
    },
  };
}
