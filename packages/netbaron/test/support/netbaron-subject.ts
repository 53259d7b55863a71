import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  type ConformanceFault,
  type ConformanceFaultName,
  type ConformanceSubject,
  type StoredDocument,
  sampleDocuments,
  samplePersonalData,
} from "@confirma-connect/conformance";
import {
  AccountPlan,
  civilDate,
  type DocumentKind,
  minorUnits,
  Secret,
  systemClock,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  createNetbaronSystem,
  NetbaronOptions,
  type NetbaronOptionsInput,
  netbaronManifest,
} from "@confirma-connect/netbaron";
import {
  demoNetbaronCompany,
  type NetbaronBooks,
  type NetbaronReadings,
  type NetbaronReceipt,
  startNetbaronSimulator,
} from "@confirma-connect/simulators";
import { FolderStore } from "../../src/transport/folder-store.ts";
import { FaultyStore, type StoreFault } from "./faulty-store.ts";

const company = demoNetbaronCompany({ folder: "ours", businessId: "2045253-4" });
const other = demoNetbaronCompany({ organisationId: "1002", folder: "theirs" });

const accountingPassword = "demo-accounting-password";

const planOf = (vatRows: "explicit" | "vatAccount") =>
  AccountPlan.parse({
    vatCodes: [{ percentage: 25.5, target: "20" }],
    payments: { clearingAccount: "1910" },
    options: {
      netbaron: {
        vatRows,
        fractionalVatPercentage: "empty",
        receivablesAccount: "1701",
        vatAccount: "2939",
        bank: { iban: "FI2112345600000785" },
      },
    },
  });

const samples = sampleDocuments({ receivables: "1701", sales: "3000", vat: "2939", unknownAccount: "8888" });

/** NetBaron books a payment as ledger rows and asks for no invoice; a closed period it refuses. */
function paymentIntoClosedPeriod(n: number) {
  const { identifier, document } = samples.payment.valid(n);
  return { identifier, document: { ...document, paymentDate: civilDate("2018-06-01") } };
}

/** What can go wrong with a folder; the rest of the kit's faults belongs to HTTP. */
const storeFaults: Partial<Record<ConformanceFaultName, StoreFault>> = {
  refuseConnection: "refuseConnection",
  loseRequest: "loseMove",
  commitLoseAnswer: "moveLoseAnswer",
  unauthorized: "unauthorized",
  slow: "slow",
};

const readFaults: Partial<Record<ConformanceFaultName, StoreFault>> = {
  ...storeFaults,
  loseRequest: "breakReads",
};

function arm(store: FaultyStore, { type, on = "write", times }: ConformanceFault): void {
  const fault = (on === "read" ? readFaults : storeFaults)[type];
  if (fault !== undefined) store.arm(fault, on, times);
}

const amountsOf = ({ rows }: NetbaronReceipt) =>
  rows.map(({ accountNumber, sumCents }) => ({ account: accountNumber, amount: minorUnits(sumCents) }));

const sumWhere = (receipt: NetbaronReceipt, fits: (account: string, sum: number) => boolean) =>
  minorUnits(
    receipt.rows
      .filter(({ accountNumber, sumCents }) => fits(accountNumber, sumCents))
      .reduce((sum, { sumCents }) => sum + sumCents, 0),
  );

/** What the books hold of one kind; receipts of payments are told by their first row's text. */
function storedIn(books: NetbaronBooks, kind: DocumentKind): readonly StoredDocument[] {
  if (kind === "invoice") {
    const fileOf = (id: number) => books.receipts.find((receipt) => receipt.id === id)?.file ?? "";
    return books.invoices.map((invoice) => ({
      vendorId: fileOf(invoice.receiptId),
      key: invoice.number,
      date: civilDate(invoice.date),
      total: minorUnits(invoice.grossCents),
      invoiceNumber: invoice.number,
      ...(invoice.reference === undefined ? {} : { reference: invoice.reference }),
    }));
  }
  const receipts = books.receipts.filter(({ source }) => source === "csv");
  const isPayment = ({ rows }: NetbaronReceipt) => rows[0]?.description.startsWith("Suoritus ") === true;
  return receipts
    .filter((receipt) => isPayment(receipt) === (kind === "payment"))
    .map((receipt) => {
      const [, invoiceNumber = "", reference = ""] =
        /^Suoritus (\S+) \/ (\S+)/u.exec(receipt.rows[0]?.description ?? "") ?? [];
      return {
        vendorId: receipt.file ?? "",
        key: receipt.number,
        date: civilDate(receipt.date),
        total:
          kind === "payment"
            ? minorUnits(-sumWhere(receipt, (account) => account === "1701"))
            : sumWhere(receipt, (_, sum) => sum > 0),
        ...(kind === "payment" ? { invoiceNumber, reference } : { amounts: amountsOf(receipt) }),
      };
    });
}

/** How one subject is set up. */
export interface NetbaronSetup {
  readonly vatRows: "explicit" | "vatAccount";
  /** Wait for the import, which then says yes or no. */
  readonly waits: boolean;
  /** Read receipts back from the accounting module, in the stand-in's own words. */
  readonly readsBack: boolean;
  readonly readings?: Partial<NetbaronReadings>;
}

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

/** NetBaron's stand-in, with a drop folder that it watches, as a subject of the conformance kit. */
export async function netbaronSubject(setup: NetbaronSetup): Promise<ConformanceSubject> {
  const root = mkdtempSync(join(tmpdir(), "netbaron-conformance-"));
  const simulator = await startNetbaronSimulator({
    dropFolder: root,
    companies: [company, other],
    pollMs: setup.waits ? 5 : 0,
    stableMs: 0,
    readings: setup.readings ?? {},
  });
  const pathOf = (folder: string) => join(root, folder);
  const optionsOf = (folder: string, organisation: string): NetbaronOptionsInput => ({
    drop: {
      type: "folder",
      path: pathOf(folder),
      inbox: ".",
      archive: "booked",
      rejected: "rejected",
      ...(setup.waits ? { archiveMeans: "acknowledged", waitForPickUp: 5_000 } : {}),
    },
    ...(setup.readsBack
      ? {
          webService: {
            server: simulator.url,
            organisation,
            accountingPassword: new Secret(accountingPassword),
            receiptWords,
          },
        }
      : {}),
  });
  const options = optionsOf(company.folder, company.organisationId);
  const store = new FaultyStore(new FolderStore({ path: pathOf(company.folder), fileMode: 0o640 }));
  const parts = { http: createHttpClient(), clock: systemClock };
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 2; round += 1) await simulator.poll();
  };
  return {
    name: "netbaron",
    manifest: netbaronManifest(NetbaronOptions.parse(options)),
    system: () => createNetbaronSystem(options, { ...parts, files: store }),
    otherSystem: () => createNetbaronSystem(optionsOf(other.folder, other.organisationId), parts),
    plan: planOf(setup.vatRows),
    documents: { ...samples, payment: { ...samples.payment, refused: paymentIntoClosedPeriod } },
    probe: {
      faults: Object.keys(storeFaults).filter(isFaultName),
      stored: async (kind) => {
        await settle();
        // The import takes files by name; the kit counts documents in the order in which they were handed over.
        const orderOf = ({ vendorId }: StoredDocument) => store.handedOver.indexOf(vendorId);
        const stored = storedIn(simulator.probe.books(company.organisationId), kind);
        return stored.toSorted((left, right) => orderOf(left) - orderOf(right));
      },
      requests: () => Promise.resolve(store.moves),
      arm: (fault) => Promise.resolve(arm(store, fault)),
      reset: async () => {
        await settle();
        for (const folder of [company.folder, other.folder]) empty(pathOf(folder));
        store.reset();
        simulator.probe.reset();
      },
    },
    canaries: { secrets: [accountingPassword], personal: samplePersonalData, logged: () => [] },
    time: { clock: systemClock, advance: (milliseconds) => pause(milliseconds) },
    dispose: async () => {
      await simulator.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const isFaultName = (name: string): name is ConformanceFaultName => name in storeFaults;

/** Removes every file of a drop and leaves its folders. */
function empty(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    rmSync(join(path, entry.name), { recursive: true });
    if (entry.isDirectory()) mkdirSync(join(path, entry.name));
  }
}
