import {
  AccountingEndpointsToken,
  AccountPlan,
  ClientProfile,
  coreModule,
  DeliveryEngineToken,
  Secret,
  SubmissionStore,
} from "@confirma-connect/core";
import { netvisorModule } from "@confirma-connect/netvisor";
import { Container } from "inversify";
import { ledgerDocument, startCompany } from "./support/stage.ts";

// The accounting system books the document and its answer is lost. It is looked up, never sent again.
const { simulator, baseUrl, customerId, customerKey, partnerId, partnerKey, organisationId } =
  await startCompany();
simulator.arm({ kind: "commitAndLoseAnswer", when: { resource: "accounting" } });

const container = new Container();
const keys = { customerKey: new Secret(customerKey), partnerKey: new Secret(partnerKey) };
container.load(
  coreModule({ policy: { firstLookUp: 1 } }),
  netvisorModule({ baseUrl, customerId, partnerId, organisationId, ...keys }),
);
const plan = AccountPlan.parse({
  documentClasses: { ML: "Myyntilasku" },
  vatCodes: [{ code: "20", target: "KOMY" }],
  dimensions: { COST_CENTER: "Kustannuspaikka" },
  projectDimension: "Projekti",
});
container.bind(ClientProfile).toConstantValue({ id: "shop", system: "netvisor", plan });

const endpoints = container.get(AccountingEndpointsToken);
const engine = container.get(DeliveryEngineToken);
await endpoints.submit("ledger", await ledgerDocument());
for (let round = 0; round < 200; round += 1) {
  const worked = await engine.runDue({ client: "shop", worker: "example" });
  const [submission] = await endpoints.list({});
  if (submission?.state === "accepted") break;
  if (worked === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

const [submission] = await endpoints.list({});
const history = await container.get(SubmissionStore).history(submission?.reference ?? "");
console.log(history.map(({ event }) => event).join(" → "));
const { vouchers } = simulator.probe.books();
console.log(`${submission?.state}, sent ${submission?.steps[0]?.attempts} time, ${vouchers.length} voucher`);
await simulator.close();
