import {
  type ConfirmaSimulator,
  demoConfirmaAccount,
  generateConfirmaMonth,
  startConfirmaSimulator,
} from "@confirma-connect/simulators";
import { canaryPersons, canarySecrets } from "./canary.ts";

const { accepted, vendor } = canaryPersons;

/** An agency whose cases, settlements and keys are canaries; it collects the invoice that the books have taken. */
export const startCanaryAgency = (): Promise<ConfirmaSimulator> => {
  const debtorName = vendor.name;
  const receivables = ["500001", "500002", "500003"].map((invoiceNumber) => ({
    invoiceNumber,
    amount: 12_550,
    dueDate: "2026-03-16",
    debtorName,
  }));
  const book = generateConfirmaMonth({ month: "2026-03", receivables, beneficiary: vendor.name });
  const keys = [{ key: canarySecrets.confirma, environment: "staging" as const }];
  return startConfirmaSimulator({ accounts: [demoConfirmaAccount({ name: vendor.name, keys, book })] });
};

/** A client's agency in the configuration, at an address. */
export const canaryAgencyConfig = (baseUrl: string): object => ({
  confirma: { environment: "staging", key: "env:CANARY_CONFIRMA", baseUrl },
  posting: {
    accounts: { bank: "1910", clearing: "1920", receivables: "1701", interest: "3410", costs: "3100" },
  },
  collection: {
    seller: {
      name: accepted.name,
      businessId: "0646115-8",
      contact: { email: accepted.mail, phone: accepted.phone },
      paymentDetails: { iban: accepted.iban, bic: "DABAFIHH" },
    },
    entityType: { consumer: "CONSUMER" },
  },
});
