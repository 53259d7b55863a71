import {
  AccountingEndpointsToken,
  AccountPlan,
  ClientProfile,
  coreModule,
  DeliveryEngineToken,
  Secret,
} from "@confirma-connect/core";
import { netvisorModule } from "@confirma-connect/netvisor";
import { Container } from "inversify";
import { ledgerDocument, startCompany } from "./support/stage.ts";

// An ERP vendor embeds one adapter. A simulated company stands in for a real one.
const { simulator, baseUrl, customerId, customerKey, partnerId, partnerKey, organisationId } =
  await startCompany();

// From here on it is what you would write yourself.
const container = new Container();
const keys = { customerKey: new Secret(customerKey), partnerKey: new Secret(partnerKey) };
container.load(coreModule(), netvisorModule({ baseUrl, customerId, partnerId, organisationId, ...keys }));
const plan = AccountPlan.parse({
  documentClasses: { ML: "Myyntilasku" },
  vatCodes: [{ code: "20", percentage: 25.5, target: "KOMY" }],
  dimensions: { COST_CENTER: "Kustannuspaikka" },
  projectDimension: "Projekti",
});
container.bind(ClientProfile).toConstantValue({ id: "shop", system: "netvisor", plan });

const endpoints = container.get(AccountingEndpointsToken);
const result = await endpoints.submit("ledger", await ledgerDocument());
await container.get(DeliveryEngineToken).runDue({ client: "shop", worker: "example" });
const submissions = await endpoints.list({});
console.log(result.type, ...submissions.map(({ identifier, state }) => `${identifier} ${state}`));
// Until here.

const { balances } = simulator.probe.books();
console.log(
  `in the books, in cents: 1701 ${balances["1701"]}, 3000 ${balances["3000"]}, 2939 ${balances["2939"]}`,
);
await simulator.close();
