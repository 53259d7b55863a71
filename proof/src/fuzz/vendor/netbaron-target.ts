import { sampleDocuments } from "@confirma-connect/conformance";
import { AccountPlan, Secret } from "@confirma-connect/core";
import { createNetbaronSystem, type NetbaronOptionsInput } from "@confirma-connect/netbaron";
import { demoNetbaronCompany, openNetbaronStandIn } from "@confirma-connect/simulators";
import { MemoryFolders, plainFiles } from "../../simulation/simulated-files.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import { fuzzHttp } from "./http-target.ts";
import { stillClock, stillDate } from "./still-clock.ts";

const plan = AccountPlan.parse({
  vatCodes: [{ percentage: 25.5, target: "20" }],
  payments: { clearingAccount: "1910" },
  options: {
    netbaron: {
      vatRows: "explicit",
      fractionalVatPercentage: "empty",
      receivablesAccount: "1701",
      vatAccount: "2939",
      bank: { iban: "FI2112345600000785" },
    },
  },
});

const receiptWords = {
  method: "SimGetReceipts",
  from: "SimBegin",
  to: "SimEnd",
  receipt: "SimReceipt",
  number: "SimReceiptNumber",
  date: "SimBookingDate",
  row: "SimRow",
  account: "SimAccountNumber",
  sum: "SimSum",
};

/** NetBaron with invoices by its web service and receipts read back from the books; its files are sound. */
export function netbaronTarget(): FuzzTarget {
  const company = demoNetbaronCompany({ folder: "ours", businessId: "2045253-4" });
  const standIn = openNetbaronStandIn({ companies: [company], now: stillDate });
  const options: NetbaronOptionsInput = {
    drop: { type: "folder", path: "/drop", inbox: "in" },
    invoices: "webService",
    webService: {
      server: "http://127.0.0.1",
      organisation: company.organisationId,
      invoicePassword: new Secret("demo-invoice-password"),
      accountingPassword: new Secret("demo-accounting-password"),
      receiptWords,
    },
  };
  const folders = new MemoryFolders(["in"]);
  return {
    adapter: "netbaron",
    plan,
    documents: sampleDocuments({ receivables: "1701", sales: "3000", vat: "2939", unknownAccount: "8888" }),
    isElsewhere: (id) => folders.filesOf("in").has(id),
    system: (answering) => {
      const imported = (): void => {
        for (const [name, bytes] of folders.filesOf("in")) standIn.importFile(name, bytes);
      };
      const http = fuzzHttp((request) => {
        imported();
        return standIn.exchange(request);
      }, answering);
      return createNetbaronSystem(options, { http, clock: stillClock, files: plainFiles(folders) });
    },
  };
}
