import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AccountingEndpointsToken,
  AccountPlan,
  ClientProfile,
  coreModule,
  DeliveryEngineToken,
  type Log,
  Secret,
} from "@confirma-connect/core";
import { sandboxModule } from "@confirma-connect/sandbox";
import { openSqliteStore } from "@confirma-connect/store";
import { Container } from "inversify";

// A host brings its own store and its own log. Two lives of a program share one database file: the first
// one only takes a document, the second one delivers it. The sandbox is an accounting system in memory.
const folder = await mkdtemp(join(tmpdir(), "confirma-connect-example-"));
const file = join(folder, "submissions.sqlite");

const print: Log["info"] = (event, fields) =>
  console.log("log:", event, fields?.kind ?? "", fields?.state ?? "");
const log: Log = { debug: () => undefined, info: print, warn: print, error: print };
const plan = AccountPlan.parse({ documentClasses: { MU: "Memos" } });
async function live(work: (container: Container) => Promise<void>): Promise<void> {
  const store = await openSqliteStore({ file });
  const container = new Container();
  container.load(coreModule({ store, log }), sandboxModule({ token: new Secret("sandbox") }));
  container.bind(ClientProfile).toConstantValue({ id: "shop", system: "sandbox", plan });
  await work(container);
  await store.close();
}

const row = (accountNumber: string, amount: number) => ({
  accountNumber,
  amount,
  netAmount: amount,
  vatPercentage: 0,
  vatCode: "",
  isVatRow: 0,
});
const memo = {
  ledgerIdentifier: "memo-1",
  documentType: "MU",
  documentDate: "2026-02-03",
  calculationMode: "NET",
  ledgerRows: [row("1910", 12.5), row("1701", -12.5)],
};

await live(async (container) => {
  await container.get(AccountingEndpointsToken).submit("ledger", JSON.stringify({ ledgers: memo }));
});
await live(async (container) => {
  await container.get(DeliveryEngineToken).runDue({ client: "shop", worker: "second life" });
  const [found] = await container.get(AccountingEndpointsToken).list({});
  console.log(`${found?.identifier} is ${found?.state}, ${found?.steps[0]?.proof?.evidence}`);
});
await rm(folder, { recursive: true });
