import {
  type CivilDate,
  ConnectorError,
  type Invoice,
  isWithin,
  type LedgerDocument,
  type Payment,
  type Period,
  type Recorded,
} from "@confirma-connect/core";
import { finvoiceToInvoice } from "../map/finvoice-to-invoice.ts";
import type { Readings } from "../map/readings.ts";
import { receiptsOf, receiptToLedgerDocument } from "../map/receipt-to-ledger-document.ts";
import { receiptToPayment } from "../map/receipt-to-payment.ts";
import type { Drop } from "../transport/drop.ts";
import { decodeText } from "../transport/encode-text.ts";
import { creditNotificationNamespace } from "../wire/camt054.ts";
import { readFinvoice } from "../wire/finvoice/read-finvoice.ts";
import { readReceiptCsv } from "../wire/read-receipt-csv.ts";
import type { ReceiptRow } from "../wire/receipt-row.ts";

/** State of a document that is read from the archive: the import has taken its file; no book says more. */
const archived = "archived";

const unreadable = (message: string, cause?: unknown): ConnectorError =>
  new ConnectorError({ code: "ACC_ANSWER_UNREADABLE", stage: "read", delivery: "answered", message, cause });

interface ArchivedReceipt {
  readonly name: string;
  readonly rows: readonly ReceiptRow[];
}

async function archivedFiles(drop: Drop, ending: string) {
  try {
    return await drop.readArchive(ending);
  } catch (error) {
    throw unreadable("the archive of the drop folder could not be read", error);
  }
}

async function archivedReceipts(drop: Drop, { csv }: Readings): Promise<readonly ArchivedReceipt[]> {
  const files = await archivedFiles(drop, ".csv");
  return files.flatMap(({ name, bytes }) => {
    const text = decodeText(bytes, "utf-8");
    const read = text === undefined ? undefined : readReceiptCsv(text, csv);
    if (read?.type !== "read") throw unreadable("a file of the archive is no receipt file");
    return receiptsOf(read.rows).map((rows) => ({ name, rows }));
  });
}

const fits = (date: CivilDate, { from, to }: Period): boolean => isWithin(date, from, to);

/** Ledger documents of a period, from the archive; receipts that are payments of ours are left to the payments. */
export async function* readLedgerDocuments(
  drop: Drop,
  readings: Readings,
  period: Period,
): AsyncGenerator<Recorded<LedgerDocument>> {
  for (const { name, rows } of await archivedReceipts(drop, readings)) {
    if (receiptToPayment(rows) !== undefined) continue;
    const document = receiptToLedgerDocument(rows);
    if (document !== undefined && fits(document.documentDate, period)) {
      yield { vendorId: name, document, state: archived };
    }
  }
}

/** Payments of a period, from the archive. */
export async function* readPayments(
  drop: Drop,
  readings: Readings,
  period: Period,
): AsyncGenerator<Recorded<Payment>> {
  for (const { name, rows } of await archivedReceipts(drop, readings)) {
    const document = receiptToPayment(rows);
    if (document !== undefined && fits(document.paymentDate, period)) {
      yield { vendorId: name, document, state: archived };
    }
  }
}

/** Invoices of a period, from the archive. Credit notes are ledger rows there. */
export async function* readInvoices(
  drop: Drop,
  readings: Readings,
  period: Period,
): AsyncGenerator<Recorded<Invoice>> {
  for (const { name, bytes } of await archivedFiles(drop, ".xml")) {
    const text = decodeText(bytes, readings.finvoiceCharset);
    if (text?.includes(creditNotificationNamespace) === true) continue;
    const finvoice = text === undefined ? undefined : readFinvoice(text);
    const document = finvoice === undefined ? undefined : finvoiceToInvoice(finvoice);
    if (document === undefined) throw unreadable("a file of the archive is no Finvoice document");
    if (fits(document.header.date, period)) yield { vendorId: name, document, state: archived };
  }
}
