import {
  type AccountPlan,
  addDays,
  type CivilDate,
  type DocumentKind,
  Invoice,
  LedgerDocument,
  type MinorUnits,
  mapAccount,
  minorUnits,
  Payment,
  paymentSplit,
  sumMinor,
} from "@confirma-connect/core";

/** What must be the same in the document, in the books and in what is read back. Minor units. */
export interface Facts {
  readonly date: CivilDate;
  readonly total: MinorUnits;
  /** What was paid in all, interest and costs included; of payments only. */
  readonly paid?: MinorUnits;
  readonly invoiceNumber?: string;
  readonly reference?: string;
  /** Sum per account in the accounting system's numbers; absent when only the vendor can know it. */
  readonly accounts?: ReadonlyMap<string, MinorUnits>;
}

/** How the kit handles one kind of document. */
export interface KindWords<D> {
  readonly kind: DocumentKind;
  /** Facts of a document; without a plan its words are the accounting system's own. */
  facts(document: D, plan?: AccountPlan): Facts;
  /** The document as the agency writes it. */
  encode(document: D): unknown;
  /** The same document with another date: other content under the same identifier. */
  changed(document: D): D;
}

/** Adds amounts up per key; keys whose amounts cancel out are left out. */
export function sumsOf(entries: Iterable<readonly [string, MinorUnits]>): ReadonlyMap<string, MinorUnits> {
  const sums = new Map<string, MinorUnits>();
  for (const [key, amount] of entries) sums.set(key, minorUnits((sums.get(key) ?? 0) + amount));
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}

const mapped = (account: string, plan?: AccountPlan): string => {
  if (plan === undefined) return account;
  const found = mapAccount(plan, account, "");
  return "value" in found ? found.value : account;
};

const debits = (amounts: readonly MinorUnits[]): MinorUnits =>
  sumMinor(amounts.filter((amount) => amount > 0));

/** Net amounts of all rows are what is booked, when they balance; else only the vendor splits the VAT. */
function ledgerFacts({ documentDate, ledgerRows }: LedgerDocument, plan?: AccountPlan): Facts {
  const nets = ledgerRows.map(({ netAmount }) => netAmount);
  if (sumMinor(nets) !== 0) {
    const gross = ledgerRows.filter(({ isVatRow }) => !isVatRow).map(({ amount }) => amount);
    return { date: documentDate, total: debits(gross) };
  }
  const accounts = sumsOf(
    ledgerRows.map(({ accountNumber, netAmount }) => [mapped(accountNumber, plan), netAmount] as const),
  );
  return { date: documentDate, total: debits(nets), accounts };
}

/** Words for ledger documents. */
export const ledgerWords: KindWords<LedgerDocument> = {
  kind: "ledger",
  facts: ledgerFacts,
  encode: (document) => LedgerDocument.encode(document),
  changed: (document) => ({ ...document, documentDate: addDays(document.documentDate, 1) }),
};

/** Words for invoices. */
export const invoiceWords: KindWords<Invoice> = {
  kind: "invoice",
  facts: ({ header, references, amounts }) => ({
    date: header.date,
    total: amounts.totalAmount,
    invoiceNumber: header.number,
    ...(references.payment === undefined ? {} : { reference: references.payment }),
  }),
  encode: (document) => Invoice.encode(document),
  changed: ({ header, ...document }) => ({
    ...document,
    header: { ...header, dueDate: addDays(header.dueDate, 1) },
  }),
};

/** Words for payments; the total is what is booked to the invoice. */
export const paymentWords: KindWords<Payment> = {
  kind: "payment",
  facts: (payment) => ({
    date: payment.paymentDate,
    total: minorUnits(paymentSplit(payment).capital),
    paid: payment.amount,
    invoiceNumber: payment.invoiceNumber,
    ...(payment.paymentReference === undefined ? {} : { reference: payment.paymentReference }),
  }),
  encode: (document) => Payment.encode(document),
  changed: (document) => ({ ...document, paymentDate: addDays(document.paymentDate, 1) }),
};
