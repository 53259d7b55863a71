import type { Invoice } from "@confirma-connect/core";
import { type ConfirmaCollectionOptionsInput, createConfirmaCollectionDesk } from "../../src/index.ts";
import { json, scriptedHttp, testClient } from "./test-client.ts";

/** Hands invoices over, and gives what the agency was told of each buyer: its entity type and business id. */
export async function toldBuyers(
  invoices: readonly Invoice[],
  entityType: ConfirmaCollectionOptionsInput["entityType"],
): Promise<readonly unknown[]> {
  const http = scriptedHttp(() => json({ caseId: 1 }));
  const desk = createConfirmaCollectionDesk(testClient(http), {
    seller: {
      businessId: "1967543-8",
      name: "Esimerkki Oy",
      paymentDetails: { iban: "FI2112345600000785" },
    },
    entityType,
  });
  for (const invoice of invoices) await desk.submitInvoice(invoice);
  return http.requests.map(({ body }) => {
    const { buyerParty } = JSON.parse(String(body)).invoice.parties;
    return [buyerParty.entityType, buyerParty.businessId];
  });
}
