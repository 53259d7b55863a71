import { z } from "zod";
import { Id } from "../wire/answer/field.ts";
import { singleOf } from "../wire/answer/page.ts";
import { isJsonObject, type JsonObject } from "../wire/answer/parse-json.ts";
import { type Looked, type LookUp, unclear } from "./look-up.ts";

const WithReceipt = z.object({ id: Id, ledgerReceiptId: Id });

const Raw = z.custom<JsonObject>(isJsonObject);

/** An invoice's receipt as it is now: its identifier changes whenever Procountor makes it anew (seen). */
export async function receiptOfInvoice(
  invoice: string,
  lookUp: LookUp,
): Promise<Looked<{ readonly id: string; readonly receipt: JsonObject }>> {
  const head = await lookUp.read(`invoices/${invoice}`, singleOf(WithReceipt));
  if (head.type === "unclear") return head;
  const id = head.found.ledgerReceiptId;
  const read = await lookUp.read(`ledgerreceipts/${id}`, singleOf(Raw));
  if (read.type === "unclear") return read;
  const receipt = read.found;
  return String(receipt["id"]) === id
    ? { type: "seen", found: { id, receipt } }
    : unclear("Procountor gave another receipt than the one that was asked for");
}
