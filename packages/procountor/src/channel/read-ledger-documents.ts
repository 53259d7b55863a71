import type { LedgerDocument, Recorded } from "@confirma-connect/core";
import type { Readings } from "../map/readings.ts";
import { receiptToLedgerDocument } from "../map/receipt-to-ledger-document.ts";
import { resourceOf } from "../map/step-request.ts";
import { readPages } from "../register/read-resource.ts";
import { LedgerReceipt, LedgerReceiptRow } from "../wire/answer/ledger-receipt.ts";
import { dimensionNames } from "./dimension-names.ts";
import type { Exchange } from "./exchange.ts";
import { readBatch } from "./read-batch.ts";
import { queryOf, type Selection } from "./selection.ts";

/** Receipts of the types that count as ledger documents; per page of 200 two requests. */
export async function* readLedgerDocuments(
  client: Exchange,
  selection: Selection,
  readings: Readings,
): AsyncIterable<Recorded<LedgerDocument>> {
  const types = readings.receiptTypes.join(",");
  const resource = resourceOf("ledgerreceipts", { types, ...queryOf(selection) });
  const dimensions = await dimensionNames(client);
  for await (const rows of readPages(client, resource, LedgerReceiptRow)) {
    const ids = rows.map(({ id }) => id);
    const receipts = await readBatch(client, "ledgerreceipts", ids, LedgerReceipt);
    for (const receipt of receipts.values()) yield receiptToLedgerDocument(receipt, { dimensions, readings });
  }
}
