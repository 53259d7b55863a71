import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { DocumentKind } from "@confirma-connect/core";
import {
  type NetbaronFault,
  type NetbaronSimulator,
  startNetbaronSimulator,
} from "@confirma-connect/simulators";
import type { DemoClient } from "../client/demo-client.ts";
import { netbaronDrifts } from "../drift/netbaron-drifts.ts";
import { countFaults } from "./count-faults.ts";
import type { DemoScene, FaultCount } from "./demo-scene.ts";
import { faultWords } from "./fault-words.ts";
import { netbaronBooks } from "./netbaron-books.ts";
import { netbaronCompany } from "./netbaron-company.ts";
import { netbaronPlan } from "./netbaron-plan.ts";

/** How long a late file lies in the folder before it is imported, in milliseconds. */
const lateBy = 900;

/** Longest wait for the import to take the last file, in milliseconds. */
const importBound = 20_000;

/** What goes wrong with files: taken late, or taken twice because the import died before it moved them. */
const netbaronFaults = (seed: number): readonly NetbaronFault[] => [
  { kind: "pickUpLate", afterMs: lateBy, when: { probability: 0.08, seed: seed * 100 + 1, times: 8 } },
  { kind: "bookedNotMoved", when: { probability: 0.05, seed: seed * 100 + 2, times: 4 } },
];

const kindOf = (name: string, text: string): DocumentKind => {
  if (name.endsWith(".xml") || text.startsWith("Hyvityslasku")) return "invoice";
  return text.startsWith("Suoritus") ? "payment" : "ledger";
};

function faultCounts({ probe }: NetbaronSimulator, clients: readonly DemoClient[]): readonly FaultCount[] {
  return countFaults(
    probe.files().flatMap(({ name, fault, organisationId }) => {
      if (fault === undefined || clients.every(({ id }) => id !== organisationId)) return [];
      const booked = probe.books(organisationId).receipts.find(({ file }) => file === name);
      const kind = kindOf(name, booked?.rows[0]?.description ?? "");
      return [{ client: organisationId, kind, fault: faultWords(fault) }];
    }),
  );
}

const isOffered = (name: string): boolean => /^[^.].*\.(?:csv|xml)$/u.test(name);

/** Waits until no file lies in the inboxes any more. */
async function imported(folders: readonly string[]): Promise<void> {
  const until = Date.now() + importBound;
  while (Date.now() < until) {
    const names = await Promise.all(folders.map((folder) => readdir(folder)));
    if (!names.flat().some(isOffered)) return;
    await pause(50);
  }
}

/** Starts a NetBaron stand-in that watches one drop folder per client. */
export async function netbaronScene(clients: readonly DemoClient[], folder: string): Promise<DemoScene> {
  const root = join(folder, "netbaron");
  const companies = clients.map(netbaronCompany);
  const simulator = await startNetbaronSimulator({ dropFolder: root, companies, pollMs: 30, stableMs: 40 });
  const pathOf = ({ id }: DemoClient): string => join(root, id);
  let refusals = 0;
  return {
    title: "NetBaron",
    clients,
    remarks: [
      "files are handed over to a folder, and an import books them; late ones lie there for a while.",
    ],
    environment: {},
    configOf: (client) => ({
      system: {
        type: "netbaron",
        drop: { type: "folder", path: pathOf(client), inbox: ".", archive: "booked", rejected: "rejected" },
      },
      plan: { ...netbaronPlan(client) },
    }),
    armFaults: (seed) => {
      for (const fault of netbaronFaults(seed)) simulator.arm(fault);
    },
    calm: () => simulator.disarm(),
    driftsOf: (client) => netbaronDrifts(join(pathOf(client), "booked")),
    refuseConnections: () => {
      refusals += 1;
      simulator.arm({ kind: "folderMissing", forMs: 250 });
    },
    get refusals() {
      return refusals;
    },
    booksOf: (client) => netbaronBooks(simulator.probe.books(client.id)),
    faultsMet: () => faultCounts(simulator, clients),
    atOnce: [],
    settled: () => imported(clients.map(pathOf)),
    close: () => simulator.close(),
  };
}
