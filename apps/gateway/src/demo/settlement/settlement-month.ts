import { type CivilDate, civilDate } from "@confirma-connect/core";
import {
  type ConfirmaAccount,
  demoConfirmaAccount,
  generateConfirmaMonth,
} from "@confirma-connect/simulators";
import { expectedBooks } from "../book/expected-books.ts";
import type { InvoiceBody } from "../document/demo-document.ts";
import { referenceOf } from "../month/open-invoice.ts";
import type { ClientWork } from "../run/workload.ts";

/** The month that the agency settles: the one after the documents'. */
const month = "2026-02";

/** A stretch of document dates, both included. */
interface Dates {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Days whose settlements are pulled. */
export const pulledDays: Dates = { from: civilDate("2026-02-01"), to: civilDate("2026-02-28") };

/** Days that are reconciled: the month of the documents and the month of the settlements. */
export const reconciledDays: Dates = { from: civilDate("2026-01-01"), to: pulledDays.to };

/** A made-up key; it opens the simulated agency on this machine and nothing else. */
export const agencyKeyOf = (client: string): string => `simulated-confirma-key-of-${client}`;

const invoicesOf = ({ documents }: ClientWork): readonly InvoiceBody[] =>
  documents.flatMap((document) => (document.kind === "invoice" ? [document.body] : []));

/** A client at the simulated agency: a case on every invoice that is still open, payments and weekly settlements. */
export function agencyAccountOf(work: ClientWork, series: number): ConfirmaAccount {
  const { client, documents } = work;
  const { open } = expectedBooks(client, documents);
  const receivables = invoicesOf(work).flatMap(({ header }) => {
    const invoiceNumber = String(header.number);
    const amount = open.get(invoiceNumber) ?? 0;
    const reference = referenceOf(invoiceNumber);
    return amount > 0 ? [{ invoiceNumber, amount, dueDate: header.dueDate, reference }] : [];
  });
  // Procountor's stand-in refuses more than what is open, which a person has to book.
  const overpayments = client.system !== "procountor";
  const payments = { overpayments, seed: series, beneficiary: client.name };
  const book = generateConfirmaMonth({ month, receivables, series, ...payments });
  return demoConfirmaAccount({
    clientId: String(series),
    name: client.name,
    keys: [{ key: agencyKeyOf(client.id), environment: "staging" }],
    book,
  });
}
