import {
  AccountingEndpointsToken,
  AccountPlan,
  ClientProfile,
  coreModule,
  formatAmount,
  Secret,
} from "@confirma-connect/core";
import { netvisorModule } from "@confirma-connect/netvisor";
import { Container } from "inversify";
import { ledgerDocument } from "./support/stage.ts";

// Shows what would be sent and booked, with no network, no store and no real key.
const container = new Container();
const noKeys = { customerKey: new Secret("offline"), partnerKey: new Secret("offline") };
const nobody = { customerId: "offline", partnerId: "offline", organisationId: "0000000-0" };
container.load(coreModule(), netvisorModule({ ...nobody, ...noKeys }));
container.bind(ClientProfile).toConstantValue({
  id: "shop",
  system: "netvisor",
  plan: AccountPlan.parse({
    documentClasses: { ML: "Myyntilasku" },
    vatCodes: [{ code: "20", percentage: 25.5, target: "KOMY" }],
    dimensions: { COST_CENTER: "Kustannuspaikka" },
    projectDimension: "Projekti",
  }),
});

const { previews, problems } = container
  .get(AccountingEndpointsToken)
  .preview("ledger", await ledgerDocument());

for (const { code, severity, pointer, message } of problems) {
  console.log(`${severity} ${code} at ${pointer}: ${message}`);
}
for (const { identifier, rendered } of previews) {
  for (const { title, request, postings } of rendered.steps) {
    console.log(`${identifier}: ${title}, ${request.method} ${request.resource}`);
    for (const { account, amount } of postings) {
      console.log(
        `  ${account} ${amount < 0 ? "credit" : "debit"} ${formatAmount(amount, ".").replace("-", "")}`,
      );
    }
  }
}
