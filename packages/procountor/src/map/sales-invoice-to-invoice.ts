import {
  addMinor,
  type CompanyIdentifierReading,
  CurrencyCode,
  companyIdentifier,
  type Decimal,
  type Invoice,
  type InvoiceRow,
  type MinorUnits,
  minorUnits,
  type Recorded,
  rowNet,
  sumMinor,
  vatOfNet,
} from "@confirma-connect/core";
import type { Invoice as SalesInvoice, InvoiceRow as SalesInvoiceRow } from "../wire/answer/invoice.ts";
import type { LedgerReceipt, Transaction } from "../wire/answer/ledger-receipt.ts";
import { countryCode } from "../wire/request/country-name.ts";
import { codeOfLanguage } from "./language-words.ts";
import { dimensionEntries, type ReceiptContext } from "./receipt-to-ledger-document.ts";
import { unreadable } from "./unreadable.ts";

/** What reading an invoice needs beside it. */
export interface SalesInvoiceContext extends Pick<ReceiptContext, "dimensions"> {
  /** The invoice's receipt: accounts and dimensions stand there; absent when it could not be told. */
  readonly receipt?: LedgerReceipt;
  readonly companies: CompanyIdentifierReading;
}

/**
 * Reads a sales invoice. Net and VAT are computed row by row, the total is Procountor's own, so an invoice
 * that its rows do not make shows.
 *
 * @throws ConnectorError ACC_ANSWER_UNREADABLE when a date, quantity, price or percentage cannot be read.
 */
export function salesInvoiceToInvoice(
  invoice: SalesInvoice,
  context: SalesInvoiceContext,
): Recorded<Invoice> {
  const entries = entriesOf(invoice, context.receipt);
  const rows = invoice.invoiceRows.map((row, index) => rowOf(row, invoice, entries[index], context));
  const total = totalOf(invoice) ?? sumMinor(rows.map(({ amount }) => amount));
  const { identifier } = invoice.counterParty ?? {};
  return {
    vendorId: invoice.id,
    state: invoice.status ?? "unknown",
    ...(identifier === undefined ? {} : { customerKey: identifier }),
    document: {
      header: headerOf(invoice, total),
      references: {
        payment: invoice.paymentInfo?.bankReferenceCode,
        buyer: invoice.orderReference,
        sales: invoice.sellerReferenceIdentifier,
        agreement: invoice.agreementNumber,
        orderNumber: invoice.orderNumber,
      },
      parties: {
        sellerParty: { name: "-", paymentDetails: { iban: invoice.paymentInfo?.bankAccount?.accountNumber } },
        buyerParty: buyerOf(invoice, context.companies),
      },
      amounts: {
        netAmount: sumMinor(rows.map(({ netAmount }) => netAmount)),
        vatAmount: sumMinor(rows.map(({ vatAmount }) => vatAmount)),
        totalAmount: total,
      },
      rows,
    },
  };
}

/** The total in the invoice's own currency; a second entry is in the company's (seen). */
export function totalOf(invoice: SalesInvoice): MinorUnits | undefined {
  const { invoiceSumInfo: sums, paymentInfo } = invoice;
  const own = sums.find(({ currency }) => currency === paymentInfo?.currency);
  return (own ?? sums[0])?.invoiceSumTotal;
}

/** Rows of the receipt in the order of the invoice's, when there are as many; else nothing is told of accounts. */
function entriesOf(invoice: SalesInvoice, receipt: LedgerReceipt | undefined): readonly Transaction[] {
  const entries = (receipt?.transactions ?? []).filter(({ transactionType }) => transactionType === "ENTRY");
  return entries.length === invoice.invoiceRows.length ? entries : [];
}

function rowOf(
  row: SalesInvoiceRow,
  invoice: SalesInvoice,
  entry: Transaction | undefined,
  context: SalesInvoiceContext,
): InvoiceRow {
  const vatPercentage = row.vatPercent ?? unreadable("vatPercent", invoice.id);
  const price = row.unitPrice ?? unreadable("unitPrice", invoice.id);
  const gross = invoice.extraInfo?.unitPricesIncludeVat === true;
  const discount = row.discountPercent;
  const vatStatus = row.vatStatus ?? invoice.vatStatus;
  const priced = {
    productCode: row.productCode,
    name: row.product ?? "-",
    description: row.comment,
    quantity: row.quantity ?? unreadable("quantity", invoice.id),
    unit: row.unit,
    unitPrice: gross ? netOfGross(price, vatPercentage) : price,
    ...(discount === undefined || discount === 0 ? {} : { discountPercentage: discount }),
    vatPercentage,
    vatCode: vatStatus === undefined ? undefined : String(vatStatus),
    accountNumber: entry?.account,
    projectNumber: undefined,
    ledgerDimensions: entry === undefined ? [] : dimensionEntries(entry, context.dimensions),
  };
  const zero = minorUnits(0);
  const netAmount = rowNet({ ...priced, netAmount: zero, vatAmount: zero, amount: zero });
  const vatAmount = vatOfNet(netAmount, vatPercentage);
  return { ...priced, netAmount, vatAmount, amount: addMinor(netAmount, vatAmount) };
}

/** A gross price without its VAT, cut to six decimals more than it had: most quotients have no end. */
const netOfGross = (price: Decimal, vatPercentage: number): Decimal => ({
  digits: (price.digits * 100_000n * 1_000_000n) / (100_000n + BigInt(vatPercentage)),
  scale: price.scale + 6,
});

function headerOf(invoice: SalesInvoice, total: MinorUnits): Invoice["header"] {
  const date = invoice.date ?? unreadable("date", invoice.id);
  const currency = CurrencyCode.safeParse(invoice.paymentInfo?.currency).data;
  return {
    // Invoices that were made in Procountor itself have its own number only, drafts none.
    number: invoice.originalInvoiceNumber ?? invoice.invoiceNumber ?? `procountor-${invoice.id}`,
    type: total < 0 ? "CREDITNOTE" : "INVOICE",
    date,
    dueDate: invoice.paymentInfo?.dueDate ?? date,
    description: invoice.additionalInformation,
    additionalInformation: undefined,
    currencyCode: currency ?? unreadable("currency", invoice.id),
    languageCode: codeOfLanguage(invoice.language),
  };
}

/** The agency demands a name; Procountor may have none. Its identifier may be a private person's (specs 4.2, seen). */
function buyerOf(
  { counterParty }: SalesInvoice,
  companies: CompanyIdentifierReading,
): Invoice["parties"]["buyerParty"] {
  const address = counterParty?.counterPartyAddress;
  return {
    name: address?.name ?? "-",
    customerAccountId: counterParty?.customerNumber,
    businessId: companyIdentifier(counterParty?.identifier, companies),
    // A company's VAT number; a person's number that was typed there is not told.
    vatCode: companyIdentifier(counterParty?.taxCode, "any"),
    address: {
      street: address?.street,
      street2: address?.specifier,
      postalCode: address?.zip,
      postalDistrict: address?.city,
      countryCode: address?.country === undefined ? undefined : countryCode(address.country),
    },
    contact: { email: counterParty?.email },
  };
}
