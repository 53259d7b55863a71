import {
  type LedgerDocument,
  type LedgerRow,
  minorUnits,
  negateMinor,
  percentage,
  splitGross,
} from "@confirma-connect/core";
import type { ConformanceDocument } from "../subject/conformance-subject.ts";
import { sampleAmount, sampleDate } from "./sample-number.ts";

const none = percentage(0);
const normal = percentage(25_500);

const row = (accountNumber: string, text: string): Omit<LedgerRow, "amount" | "netAmount"> => ({
  bookingDate: undefined,
  accountNumber,
  vatAccountNumber: undefined,
  vatType: undefined,
  vatPercentage: none,
  vatCode: undefined,
  isVatRow: false,
  projectNumber: undefined,
  transactionType: undefined,
  transactionDescription: text,
  ledgerDimensions: [],
});

/** Accounts of the sample rows, in the agency's numbers. */
export interface SampleAccounts {
  readonly receivables: string;
  readonly sales: string;
  readonly vat: string;
}

/** A ledger document shaped like the agency's documented example: receivable, sales at 25.5 %, VAT row. */
export function sampleLedger(n: number, accounts: SampleAccounts): ConformanceDocument<LedgerDocument> {
  const gross = sampleAmount(n);
  const { net } = splitGross(gross, normal);
  const vat = minorUnits(gross - net);
  const identifier = `CONFORMANCE-L-${n}`;
  const sales: LedgerRow = {
    ...row(accounts.sales, `Sales ${n}`),
    vatAccountNumber: accounts.vat,
    vatPercentage: normal,
    amount: negateMinor(gross),
    netAmount: negateMinor(net),
  };
  const tax: LedgerRow = {
    ...row(accounts.vat, `VAT ${n}`),
    isVatRow: true,
    amount: negateMinor(vat),
    netAmount: negateMinor(vat),
  };
  const document: LedgerDocument = {
    ledgerIdentifier: identifier,
    companyIdentifier: "2045253-4",
    documentType: "ML",
    documentName: `Sales ${n}`,
    documentDate: sampleDate(n),
    documentDescription: `Conformance document ${n}`,
    calculationMode: "GROSS",
    ledgerRows: [
      { ...row(accounts.receivables, `Receivable ${n}`), amount: gross, netAmount: gross },
      sales,
      tax,
    ],
  };
  return { identifier, document };
}
