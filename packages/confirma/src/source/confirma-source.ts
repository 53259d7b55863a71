import type { DocumentSource } from "@confirma-connect/core";
import type { ConfirmaClient } from "../confirma-client.ts";

/**
 * Confirma's Partner API as a source of received payments and settlements. Settlements are read by period, never by
 * `unfetchedOnly`: an answer that is lost would lose them.
 */
export const confirmaSource = (client: Pick<ConfirmaClient, "payments">): DocumentSource => ({
  id: "confirma",
  payments: (period, onWarning) => client.payments.payments({ ...period, onWarning }),
  settlements: (period, onWarning) => client.payments.settlements({ ...period, onWarning }),
});
