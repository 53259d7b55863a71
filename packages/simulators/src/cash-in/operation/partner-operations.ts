import { type JsonFields, jsonFields } from "../../kernel/parse-fault.ts";
import type { CashInKeyEnvironment, CashInPartnerAccount } from "../cash-in-account.ts";
import type { CashInWorld, CreditorDesk } from "../cash-in-world.ts";
import { malformed, missing } from "../failure.ts";
import { listField, readFields, textField } from "../read-fields.ts";

/** Everything a partner endpoint needs. */
export interface PartnerScene {
  readonly world: CashInWorld;
  readonly partner: CashInPartnerAccount;
  readonly environment: CashInKeyEnvironment;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The partner's own creditor; 404 for a creditor of somebody else, as for none. */
function ownDesk({ world, partner, parameters }: PartnerScene): CreditorDesk {
  const desk = world.desk(parameters["creditorId"] ?? "");
  if (desk === undefined || desk.account.partnerId !== partner.partnerId) throw missing("creditor");
  return desk;
}

function objectField(fields: JsonFields, name: string): JsonFields {
  const value = jsonFields(fields[name]);
  if (value === undefined) throw malformed(name);
  return value;
}

const credentials = ({ account }: CreditorDesk): unknown => ({
  CreditorId: account.creditorId,
  CustomerCode: account.customerCode,
  ApiKey: account.keys[0]?.key,
});

/** Partner services (seen by title and prose; members are this stand-in's own, after the words of the prose). */
export const partnerOperations: Readonly<Record<string, (scene: PartnerScene) => unknown>> = {
  registerCreditor: ({ world, partner, environment, body }) => {
    const fields = readFields(body, ["BusinessDetails", "ContactPersons", "ServiceConfiguration"]);
    objectField(fields, "BusinessDetails");
    objectField(fields, "ServiceConfiguration");
    listField(fields, "ContactPersons");
    const number = world.issue();
    const creditorId = `C9${String(number).padStart(4, "0")}`;
    const keys = [{ key: `issued-key-${creditorId}`, environment }];
    const account = { creditorId, customerCode: `CUST${creditorId}`, keys, partnerId: partner.partnerId };
    world.register({ ...account, externalAgreements: [`AGR-${creditorId}`] }, fields);
    const desk = world.desk(creditorId);
    if (desk === undefined) throw missing("creditor");
    return credentials(desk);
  },
  updateCreditor: (scene) => {
    const desk = ownDesk(scene);
    const fields = readFields(scene.body, ["ContactPersons", "BankAccount", "ServiceSettings"]);
    if (Object.keys(fields).length === 0) throw malformed("body");
    if ("ContactPersons" in fields) listField(fields, "ContactPersons");
    for (const name of ["BankAccount", "ServiceSettings"]) if (name in fields) objectField(fields, name);
    desk.details = { ...desk.details, ...fields };
    return { CreditorId: desk.account.creditorId };
  },
  creditorCredentials: (scene) => credentials(ownDesk(scene)),
  externalAgreements: (scene) => {
    const { creditorId, externalAgreements = [] } = ownDesk(scene).account;
    return externalAgreements.map((id) => ({ ExternalAgreementId: id, CreditorId: creditorId }));
  },
  sellerDelivery: (scene) =>
    ownDesk(scene)
      .history.at()
      .invoices.map(({ invoiceNumber }) => ({
        InvoiceNumber: invoiceNumber,
        Status: "DELIVERED",
        Method: "EMAIL",
      })),
  sendSms: ({ world, partner, body }) => {
    const fields = readFields(body, ["Recipient", "Message"]);
    if (!/^\+[1-9]\d{5,14}$/u.test(textField(fields, "Recipient"))) throw malformed("Recipient");
    const { length } = textField(fields, "Message");
    const messageId = `SMS${world.issue()}`;
    world.sendSms({ messageId, partnerId: partner.partnerId, length });
    return [{ MessageId: messageId, Status: "DELIVERED" }];
  },
};
