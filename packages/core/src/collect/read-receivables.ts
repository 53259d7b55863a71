import { type Invoice, isCreditNote } from "../agency/invoice.ts";
import type { Payment } from "../agency/payment.ts";
import { ConfigurationError } from "../error/configuration-error.ts";
import type { AccountingSystem } from "../ports/accounting-system.ts";
import type { Period, Recorded } from "../ports/document-channel.ts";
import { addMinor, type MinorUnits, minorUnits, negateMinor, sumMinor } from "../value/minor-units.ts";
import { type CreditNote, inOwnCurrency, type Receivable, type ReceivedDirectly } from "./receivable.ts";

/** Which payments of the books the agency knows already, because we booked them for it. */
export type IsOwnPayment = (payment: Recorded<Payment>) => boolean;

/** What is read. Payments and credit notes of later days are needed too, so the period should reach today. */
export interface ReceivablesQuery {
  readonly period: Period;
  readonly isOwnPayment: IsOwnPayment;
  /** Called for every document that was read. */
  readonly onRead?: () => void;
  /** Ends the reading with its reason when it is aborted. */
  readonly signal?: AbortSignal;
}

/** Documents as they come; the books may have many, and whoever waits wants to see and to stop it. */
async function* watched<T>(
  documents: AsyncIterable<T> | Iterable<T>,
  { onRead, signal }: ReceivablesQuery,
): AsyncIterable<T> {
  for await (const each of documents) {
    signal?.throwIfAborted();
    onRead?.();
    yield each;
  }
}

function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

const failed = "bankfailed";

async function paymentsByInvoice(
  channel: NonNullable<AccountingSystem["payments"]>,
  query: ReceivablesQuery,
): Promise<ReadonlyMap<string, readonly ReceivedDirectly[]>> {
  const payments = new Map<string, ReceivedDirectly[]>();
  for await (const recorded of watched(channel.read?.(query.period) ?? [], query)) {
    const { document, vendorId, state } = recorded;
    if (state.toLowerCase() === failed) continue;
    const { paymentReference: reference, amount, currency, paymentDate: date } = document;
    const ours = query.isOwnPayment(recorded);
    // Interest and costs that a system keeps in the payment pay nothing of the invoice.
    const capital = document.capitalAmountPaid ?? amount;
    addTo(payments, document.invoiceNumber, {
      vendorId,
      amount: capital,
      currency,
      date,
      ours,
      ...(reference === undefined ? {} : { reference }),
    });
  }
  return payments;
}

interface ReadInvoices {
  readonly invoices: readonly Recorded<Invoice>[];
  readonly credits: ReadonlyMap<string, readonly CreditNote[]>;
  /** Customers with a credit note that names no invoice: most systems do not give the link back. */
  readonly unclear: ReadonlySet<string>;
}

/** By what a customer is told from others; names are the last resort. */
const customerOf = ({ document, customerKey }: Recorded<Invoice>): string => {
  const { customerAccountId, businessId, name } = document.parties.buyerParty;
  return customerAccountId ?? customerKey ?? businessId ?? name;
};

async function readInvoices(
  channel: NonNullable<AccountingSystem["invoices"]>,
  query: ReceivablesQuery,
): Promise<ReadInvoices> {
  const invoices: Recorded<Invoice>[] = [];
  const credits = new Map<string, CreditNote[]>();
  const unclear = new Set<string>();
  for await (const recorded of watched(channel.read?.(query.period) ?? [], query)) {
    const { header, amounts, references } = recorded.document;
    if (!isCreditNote(recorded.document)) {
      invoices.push(recorded);
      continue;
    }
    const { creditedInvoiceNumber } = references;
    if (creditedInvoiceNumber === undefined || creditedInvoiceNumber === null) {
      unclear.add(customerOf(recorded));
      continue;
    }
    const amount = minorUnits(Math.abs(amounts.totalAmount));
    addTo(credits, creditedInvoiceNumber, { number: header.number, amount, date: header.date });
  }
  return { invoices, credits, unclear };
}

async function balancesOf(
  { openInvoices }: AccountingSystem,
  period: Period,
): Promise<ReadonlyMap<string, MinorUnits>> {
  const balances = new Map<string, MinorUnits>();
  for await (const { vendorId, open } of openInvoices?.balances(period) ?? []) balances.set(vendorId, open);
  return balances;
}

/** The channels that list the books. Where only our own documents can be read, a paid invoice would look unpaid. */
function listedChannels({ id, invoices, payments, manifest: { kinds } }: AccountingSystem) {
  if (invoices?.read === undefined || payments?.read === undefined) {
    throw new ConfigurationError(`${id} cannot list invoices and payments, so nothing can be collected`);
  }
  if (kinds.invoice?.readsOwnOnly === true || kinds.payment?.readsOwnOnly === true) {
    throw new ConfigurationError(
      `${id} lists only what was handed over to it; payments that others booked are not seen, so nothing can be collected`,
    );
  }
  return { invoiceChannel: invoices, paymentChannel: payments };
}

/**
 * Reads sales invoices with what was paid and credited. What is left is the system's own word where it gives one,
 * else the total less payments and credit notes of the period; payments in another currency than the invoice are not
 * counted.
 *
 * @throws ConfigurationError when the system cannot list the invoices and payments of its books.
 */
export async function* readReceivables(
  system: AccountingSystem,
  query: ReceivablesQuery,
): AsyncIterable<Receivable> {
  const { invoiceChannel, paymentChannel } = listedChannels(system);
  const { invoices, credits, unclear } = await readInvoices(invoiceChannel, query);
  const payments = await paymentsByInvoice(paymentChannel, query);
  const balances = await balancesOf(system, query.period);
  for (const recorded of invoices) {
    const { vendorId, document: invoice, state, customerKey } = recorded;
    const paid = payments.get(invoice.header.number) ?? [];
    const credited = credits.get(invoice.header.number) ?? [];
    const own = inOwnCurrency({ invoice, payments: paid });
    const reductions = sumMinor([...own, ...credited].map(({ amount }) => amount));
    const told = balances.get(vendorId);
    const open = told ?? addMinor(invoice.amounts.totalAmount, negateMinor(reductions));
    const isUnclear = unclear.has(customerOf(recorded)) && told === undefined;
    // Nothing left is believed in any currency; a sum that is left is not.
    const isMixed = own.length < paid.length && (told === undefined || told > 0);
    const saidBy = told === undefined ? "sum" : "system";
    const openBy = isUnclear || isMixed ? "unclear" : saidBy;
    query.signal?.throwIfAborted();
    const key = customerKey === undefined ? {} : { customerKey };
    yield { vendorId, invoice, ...key, state, open, openBy, payments: paid, credits: credited };
  }
}
