import type { z } from "zod";
import type { AgencyConfig } from "../../config/agency/agency-config.ts";
import type { DemoClient } from "../client/demo-client.ts";

/** The environment variable that holds a client's key at the agency. */
export const agencyVariableOf = ({ id }: DemoClient): string => `DEMO_${id.toUpperCase()}_CONFIRMA_KEY`;

/** Where a demo client's settlements come from, and how they are booked. */
export const agencyConfigOf = (
  client: DemoClient,
  baseUrl: string,
): Pick<z.input<typeof AgencyConfig>, "confirma" | "posting"> => ({
  confirma: { environment: "staging", key: `env:${agencyVariableOf(client)}`, baseUrl },
  posting: {
    accounts: {
      bank: client.accounts.bank,
      clearing: client.books.paymentAccount,
      receivables: client.accounts.receivables,
      interest: client.books.interest,
      costs: client.books.costs,
    },
  },
});
