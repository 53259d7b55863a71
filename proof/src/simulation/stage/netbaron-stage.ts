import { AccountPlan, Secret, type Step } from "@confirma-connect/core";
import { createNetbaronSystem, type NetbaronOptionsInput } from "@confirma-connect/netbaron";
import {
  demoNetbaronCompany,
  type NetbaronReadings,
  type NetbaronStandIn,
  openNetbaronStandIn,
} from "@confirma-connect/simulators";
import { documentForms } from "../document.ts";
import { MemoryFolders, plainFiles, simulatedFiles } from "../simulated-files.ts";
import type { World } from "../world.ts";
import { once, type Stage, type StageKind } from "./stage.ts";

const accounts = { receivables: "1701", sales: "3000", vat: "2939" };

const plan = AccountPlan.parse({
  vatCodes: [{ percentage: 25.5, target: "20" }],
  payments: { clearingAccount: "1910", interest: { account: "9440" }, costs: { account: "3100" } },
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

interface Reading {
  readonly theirs: Partial<NetbaronReadings>;
  /** Milliseconds within which a rename over SFTP may still happen; 0: a folder of this machine. */
  readonly bound: number;
  /** Whether imported files are left in an archive, or taken away. */
  readonly archives: boolean;
}

/** Sets of readings: a folder or SFTP, with an archive or without, and both sides of open import rules. */
const readings: Readonly<Record<string, Reading>> = {
  folder: { theirs: {}, bound: 0, archives: true },
  folderNoArchive: {
    theirs: { duplicateReceipt: "bookAgain", duplicateInvoice: "bookAgain" },
    bound: 0,
    archives: false,
  },
  sftp: { theirs: { duplicateReceipt: "bookAgain" }, bound: 60_000, archives: true },
  sftpNoArchive: {
    theirs: { duplicateInvoice: "bookAgain", foreignSeller: "accept" },
    bound: 60_000,
    archives: false,
  },
};

const inbox = "in";
const taken = /^[^.~].*\.(csv|xml)$/iu;

function optionsOf({ bound, archives }: Reading): NetbaronOptionsInput {
  const folders = { inbox, ...(archives ? { archive: "booked", rejected: "rejected" } : {}) };
  if (bound === 0) return { drop: { type: "folder", path: "/drop", ...folders } };
  const hostKey = `SHA256:${"A".repeat(43)}`;
  const server = { host: "127.0.0.1", username: "user", password: new Secret("password"), hostKey };
  return { drop: { type: "sftp", path: "/drop", ...server, ...folders }, lateWriteBound: bound };
}

/** The import takes what lies complete in the inbox. */
function importFiles(standIn: NetbaronStandIn, folders: MemoryFolders, archives: boolean): readonly string[] {
  const names: string[] = [];
  for (const [name, bytes] of [...folders.filesOf(inbox)].sort(([left], [right]) =>
    left < right ? -1 : 1,
  )) {
    if (!taken.test(name)) continue;
    names.push(name);
    const reasons = standIn.importFile(name, bytes);
    folders.filesOf(inbox).delete(name);
    if (!archives) continue;
    folders.filesOf(reasons === undefined ? "booked" : "rejected").set(name, bytes);
  }
  return names;
}

function open(world: World, name: string): Stage {
  const reading = readings[name] ?? { theirs: {}, bound: 0, archives: true };
  const company = demoNetbaronCompany({ folder: "ours", businessId: "2045253-4" });
  const now = (): Date => new Date(world.time.now());
  const standIn = openNetbaronStandIn({ companies: [company], readings: reading.theirs, now });
  const folders = new MemoryFolders([inbox, "booked", "rejected"]);
  const options = optionsOf(reading);
  const { clock } = world;
  const trueClock = { ...clock, now: () => world.time.now() };
  const noHttp = { exchange: () => Promise.reject(new Error("NetBaron's web service is not used")) };
  const handedOver: string[] = [];
  const settle = (): void => void handedOver.push(...importFiles(standIn, folders, reading.archives));
  return {
    plan,
    accounts,
    far: { bound: reading.bound, lag: 0, serial: false, writes: [] },
    system: ({ line }) =>
      createNetbaronSystem(options, { http: noHttp, clock, files: simulatedFiles(folders, line) }),
    plainSystem: once(() =>
      createNetbaronSystem(options, { http: noHttp, clock: trueClock, files: plainFiles(folders) }),
    ),
    // What the adapter promises is the hand-over: whether the import books a file is beyond its declared evidence.
    booked: ({ action }: Step) => {
      if (action !== "create") return undefined;
      settle();
      return handedOver;
    },
    inBalances: ({ identity }: Step) =>
      standIn.probe.books().receipts.filter(({ file = "" }) => file.includes(identity.key)).length,
    balances: () => standIn.probe.books().balances,
    settle,
  };
}

/** NetBaron's import on its stand-in, with a drop folder or a server in memory. */
export const netbaronStage: StageKind = {
  name: "netbaron",
  readings: Object.keys(readings),
  forms: documentForms,
  open,
};
