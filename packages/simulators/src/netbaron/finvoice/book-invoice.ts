import type { BookedNetbaronInvoice, BookedReceipt, BookedRow, NetbaronBook } from "../book/book.ts";
import { NetbaronFailure, type Refusal, refuse } from "../failure.ts";
import { decodeDeclared } from "../format/decode-text.ts";
import { parseXml } from "../format/parse-xml.ts";
import type { XmlElement } from "../format/xml-element.ts";
import type { Intake } from "../intake.ts";
import { checkInvoice } from "./check-invoice.ts";
import { checkStructure } from "./check-structure.ts";
import { type InvoiceMessage, readInvoice } from "./read-invoice.ts";

const MOST_REFUSALS = 100;

/** Books a Finvoice file, or throws every reason found. */
export function bookInvoiceFile(intake: Intake, bytes: Uint8Array): NetbaronBook {
  const source = decodeDeclared(bytes);
  if (source === undefined) throw refuse("encoding", "The bytes are not in the declared character set");
  const parsed = parseXml(source);
  if (typeof parsed === "string") throw refuse("syntax", `The file is not XML: ${parsed.slice(0, 80)}`);
  return bookInvoice(intake, parsed);
}

/** Books a parsed message with its receipt: receivables against sales, tax and rounding. */
export function bookInvoice(intake: Intake, root: XmlElement): NetbaronBook {
  throwAny(checkStructure(root, intake.readings));
  const { message, refusals } = readInvoice(root);
  throwAny(refusals);
  throwAny(checkInvoice(intake, message));
  const { book } = intake;
  const receipt: BookedReceipt = {
    id: book.nextId,
    numberSeries: "",
    number: message.number,
    date: message.date,
    source: "invoice",
    ...(intake.file === undefined ? {} : { file: intake.file }),
    bookedAt: intake.now,
    rows: postings(intake, message),
  };
  const invoice: BookedNetbaronInvoice = {
    id: book.nextId + 1,
    number: message.number,
    date: message.date,
    ...(message.dueDate === "" ? {} : { dueDate: message.dueDate }),
    ...(message.reference === "" ? {} : { reference: message.reference }),
    buyerName: message.buyerName,
    buyerIdentifier: message.buyerIdentifier,
    netCents: message.netCents,
    vatCents: message.vatCents,
    grossCents: message.grossCents,
    openCents: message.status === "PAID" ? 0 : message.grossCents,
    receiptId: receipt.id,
    message: root,
  };
  return {
    receipts: [...book.receipts, receipt],
    invoices: [...book.invoices, invoice],
    nextId: book.nextId + 2,
  };
}

function throwAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new NetbaronFailure(refusals.slice(0, MOST_REFUSALS));
}

function postings(intake: Intake, message: InvoiceMessage): readonly BookedRow[] {
  const accounts = intake.company.invoiceAccounts;
  const row = (accountNumber: string, sumCents: number, more: Partial<BookedRow> = {}): BookedRow => ({
    accountNumber,
    sumCents: sumCents === 0 ? 0 : sumCents,
    description: "",
    costCentre: "",
    job: "",
    vatCode: "",
    postedBy: "netbaron",
    ...more,
  });
  const sales = message.rows.map((one) =>
    row(one.account || accounts.sales, -one.netCents, {
      description: one.text,
      costCentre: one.costCentre,
      ...(one.basisPoints === undefined ? {} : { vatBasisPoints: one.basisPoints }),
    }),
  );
  const cleared =
    message.status === "PAID"
      ? [row(accounts.receivables, -message.grossCents), row(accounts.clearing, message.grossCents)]
      : [];
  const all = [
    row(accounts.receivables, message.grossCents),
    ...sales,
    row(accounts.vat, -message.vatCents),
    row(accounts.rounding, -message.roundingCents),
    ...cleared,
  ];
  return all.filter(({ sumCents }) => sumCents !== 0);
}
